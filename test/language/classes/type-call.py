def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === type(object) and type(name, bases, namespace) ===
print(type(1), type(type), type(None), type(int), type([]).__name__, type(lambda: 0).__name__, type(len).__name__, type(type('X', (), {})))
X = type('X', (dict,), {'attr': 5, 'method': lambda self: len(self), '__doc__': 'made'})
print(X, X.attr, X(a=1).method(), X.__doc__, X.__name__, X.__qualname__, X.__module__, X.__bases__)
attempt(type, 'X')
attempt(type, 'X', ())
attempt(type, 5, (), {})
attempt(type, 'X', [], {})
attempt(type, 'X', (), [])
attempt(type, 'X', (), {}, 1)
attempt(lambda: type('X\0', (), {}))
attempt(type, 'not an identifier!', (), {})

# === class statement attributes ===
class Outer:
    """Doc."""
    class Inner:
        pass
    def method(self):
        class Local:
            pass
        return Local
print(Outer.Inner, Outer.Inner.__qualname__, Outer().method(), Outer.__doc__, Outer.Inner.__doc__, Outer.__dict__['Inner'] is Outer.Inner, Outer.method.__qualname__, Outer.__module__, [k for k in Outer.__dict__ if k not in ('__static_attributes__', '__firstlineno__')])
Outer.__name__ = 'Renamed'
Outer.__qualname__ = 'Some.Where'
Outer.__doc__ = 'new doc'
print(Outer, Outer.__name__, Outer.__doc__, repr(Outer()).split(' object')[0])
attempt(lambda: setattr(Outer, '__name__', 5))
attempt(lambda: setattr(int, '__name__', 'x'))
attempt(lambda: delattr(Outer, '__name__'))

# === the body runs like a function without closure over its names ===
x = 'global'
def scope():
    x = 'enclosing'
    class C:
        y = x
        x = 'class'
        z = x
        def get(self):
            return x
    return C.y, C.x, C.z, C().get()
print(scope())
class Loop:
    for i in range(3):
        pass
    names = [n for n in ('a', 'b')]
    if i == 2:
        def conditional(self): return 'yes'
    del i
    locals()['injected'] = 'through locals()'
    result = [x for x in 'ab']
print(hasattr(Loop, 'i'), Loop.names, Loop().conditional(), Loop.injected)

# === errors in the body leave no class ===
try:
    class Broken:
        a = 1
        b = 1 / 0
except ZeroDivisionError:
    print('Broken' in globals())
print(object.__new__(Loop).names, object().__class__, object.__bases__, type.__mro__, object.__doc__.split('\n')[0])
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: object.__new__(5))
attempt(lambda: list.__new__(Loop))
attempt(lambda: str.__new__(int))
