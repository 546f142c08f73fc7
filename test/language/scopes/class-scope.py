def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === class bodies see globals, enclosing functions, their own names; methods do not see class names ===
x = 'global'
class A:
    x = x + ' in class'
    y = x
    def get(self): return x
    z = [x for _ in range(1)]
    w = (lambda: x)()
    nested = [[x for _ in [0]] for _ in [0]]
print(A.x, A.y, A().get(), A.z, A.w, A.nested)
def function():
    x = 'enclosing'
    class B:
        y = x
        def get(self): return x
        class C:
            z = x
            x = 'inner'
    class D:
        x = 'own'
        y = x
        def get(self): return x
    class E:
        nonlocal x
        x = 'changed through nonlocal'
    return B.y, B().get(), B.C.z, D.y, D().get(), x, hasattr(E, 'x')
print(function())
def unbound():
    class B:
        print(x)
        x = 1
    x = 'later'
attempt(unbound)
def global_fallback():
    class B:
        y = x
        x = 'class'
    return B.y
print(global_fallback())
class G:
    global made_global
    made_global = 5
    del_me = 1
    del del_me
print(made_global, hasattr(G, 'made_global'), hasattr(G, 'del_me'))

# === control flow and odd statements in the body ===
class Body:
    try: 1 / 0
    except ZeroDivisionError as e: message = str(e)
    for n in range(3):
        if n == 1: break
    while True:
        done = True
        break
    with open.__class__.__new__.__class__ and type('M', (), {'__enter__': lambda s: 'managed', '__exit__': lambda *a: None})() as m: pass
    import sys as s
    from math import pi
    match n:
        case 1: matched = 'one'
    assert done
    a, (b, *c) = 1, (2, 3)
    if (walrus := 7): pass
    def f(): pass
    f.tag = 'tagged'
    print(sorted(k for k in locals() if not k.startswith('_')))
    async def co(self): pass
    del f
print(Body.n, Body.message, Body.m, Body.pi == Body.s.modules['math'].pi, Body.matched, Body.c, Body.walrus)

# === __name__ things at class level ===
class Doc:
    'the docstring'
    print(__name__, __qualname__, __module__, __doc__ if '__doc__' in locals() else 'no doc yet')
    __qualname__ = 'Other.Name'
    __module__ = 'elsewhere'
print(Doc, Doc.__qualname__, Doc.__module__, Doc.__doc__)
attempt(lambda: type('Q', (), {'__qualname__': 5}))
class Self:
    try: Self
    except NameError as error: print(error)
    def later(self): return Self.__name__
print(Self().later())
class Default:
    n = 10
    def m(self, a=n, *, b=n + 1): return a, b
    n = 20
print(Default().m())
