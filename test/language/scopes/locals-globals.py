# === globals() is the module's namespace ===
globals()['made'] = 'through globals'
print(made, 'made' in vars(), globals() is globals(), locals() is globals(), __name__, globals()['__name__'], vars() is globals())
def change(): globals()['made'] = 'changed'
change()
print(made)
del globals()['made']
try: made
except NameError as error: print(error)

# === locals() in functions: fresh snapshots (PEP 667) ===
def f(a, b=2, *c, d=4, **e):
    x = 1
    first = locals()
    x = 2
    y = 3
    second = locals()
    first['x'] = 'changed in the snapshot'
    return first, x, sorted(second), first is second
print(f(1, q=5))
def cells():
    outer = 1
    def inner():
        free = outer
        return locals()
    hidden = 2
    return inner(), sorted(k for k in locals() if k != 'inner')
print(cells())
def unbound():
    if False: never = 1
    return locals()
print(unbound())
def deleted(a):
    del a
    return locals()
print(deleted(1))
def loop():
    for i in range(2): pass
    return [sorted(locals()) for j in range(1)], {**locals()}
print(loop())

# === class bodies, comprehensions, lambdas, generators ===
class C:
    a = 1
    b = sorted(k for k in locals() if not k.startswith('__'))
    locals()['c'] = 3
print(C.b, C.c)
print((lambda x, y=1: locals())(5), [locals()['n'] for n in range(2)], [sorted(locals()) == sorted(globals()) for _ in [0]] == [False] or 'module level')
def gen(a):
    yield locals()
    b = 1
    yield locals()
print(list(gen(0)))
def vars_too(p):
    q = 1
    return vars()
print(vars_too(0))

# === dir() without arguments ===
def names(b, a):
    c = 1
    return dir()
print(names(1, 2))
class D:
    z = 1
    print([n for n in dir() if not n.startswith('__')])

# === frames see and write locals through f_locals ===
import sys
def frame():
    v = 1
    sys._getframe().f_locals['v'] = 2
    sys._getframe().f_locals['extra'] = 3
    return v, 'extra' in locals(), sys._getframe().f_code.co_name, type(sys._getframe().f_locals).__name__
print(frame())
def caller(): return callee()
def callee(): return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_code.co_name
print(caller())
