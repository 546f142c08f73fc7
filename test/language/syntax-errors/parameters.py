def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === parameter lists ===
show('def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(**k, a): pass', 'def f(**k, *a): pass', 'def f(*a, *b): pass', 'def f(*, *): pass', 'def f(/): pass', 'def f(/, a): pass', 'def f(a, /, b, /): pass', 'def f(*a, /): pass', 'def f(*, /): pass', 'def f(a, *, /): pass', 'def f(*a=1): pass', 'def f(**k=1): pass', 'def f(*a, **k, ): pass', 'def f(a, b=): pass', 'def f(a b): pass', 'def f((a, b)): pass', 'def f(a.b): pass', 'def f(None): pass', 'def f(a, *): pass', 'def f(a=1, /, b): pass', 'def f(a=1, /, b=2, *, c, d=3, **e): pass', 'def f(a, None=1): pass', 'def f(*None): pass', 'def f(a: int = 1, b: str): pass', 'def f(*, a, a): pass', 'def f(a, *a): pass', 'def f(a, **a): pass', 'def f(self, __debug__): pass', 'def __debug__(): pass', 'def f(a) -> : pass', 'def f(a) - > int: pass', 'def f(a,, b): pass', 'def f(,): pass', 'def f(a)): pass', 'def f(*, a=1, b): pass', 'def f(True): pass', 'def f("a"): pass', 'def f(a if b else c): pass', 'def f(lambda: 1): pass', 'def f(**k: int, ): pass')
# === lambda ===
show('lambda a, a: 1', 'lambda a=1, b: 1', 'lambda *: 1', 'lambda **k, a: 1', 'lambda (a, b): 1', 'lambda a: int: 1', 'lambda 1: 1', 'lambda /: 1', 'lambda *a, *b: 1', 'lambda: (yield)', 'lambda x: pass', 'lambda x: return x', 'lambda None: 1', 'lambda a, /, b, /: 1', 'lambda: x = 1', 'lambda a,: 1', 'lambda *a,: 1', 'f(lambda x: 1, y=lambda: 2)')
# === class arguments, decorators ===
show('class C(a=1, b): pass', 'class C(*a, **k): pass', 'class C(a b): pass', 'class C(**k, a): pass', 'class C(a=1, a=2): pass', 'class C(x for x in y): pass', '@a.b.c[0]()\ndef f(): pass', '@1\ndef f(): pass', '@a b\ndef f(): pass', '@(yield)\ndef f(): pass', 'class None: pass', 'class C(): x = ')
