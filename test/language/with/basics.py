# === as targets, several managers, parenthesised ===
log = []
class M:
    def __init__(self, value): self.value = value
    def __enter__(self):
        log.append(f'+{self.value}')
        return self.value
    def __exit__(self, kind, error, trace):
        log.append(f'-{self.value}' + (f' {kind.__name__}' if kind else ''))
with M(1) as a, M((2, 3)) as (b, c), M([4, 5, 6]) as [d, *e]: print(a, b, c, d, e)
with (M('x') as x, M('y'), M('z') as z): print(x, z)
with (M('p')): pass
with (M('t'), M('u')) if False else M('v') as v: print(v)
table = {}
class Box: pass
box = Box()
with M(7) as table['k'], M(8) as box.attr: print(table, box.attr)
print(log)

# === the second manager fails to open: the first is closed ===
log.clear()
class Fails(M):
    def __enter__(self): raise OSError('cannot open')
try:
    with M('first'), Fails('second'): print('never')
except OSError as error: print(error, log)

# === the target fails: the manager is closed ===
log.clear()
try:
    with M(5) as (i, j): pass
except TypeError as error: print(error, log)

# === __exit__ gets normalised exceptions ===
class Show:
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        print(kind, repr(error), trace is None)
        return True
with Show(): raise KeyError
with Show(): raise ValueError('x', 2)
with Show(): pass
with Show(): [][1]
for n in range(3):
    with Show():
        if n == 1: break
def f():
    with Show(): return 'r'
print(f())
class Truthy(Show):
    def __exit__(self, *a): return 'non-empty'
class Falsy(Show):
    def __exit__(self, *a): return []
with Truthy(): 1 / 0
try:
    with Falsy(): 1 / 0
except ZeroDivisionError: print('not swallowed')
class BadTruth(Show):
    def __exit__(self, *a):
        class B:
            def __bool__(self): raise TypeError('no truth')
        return B()
try:
    with BadTruth(): 1 / 0
except TypeError as error: print(error, repr(error.__context__))

# === generators as managers by hand; the stack of managers ===
class Managed:
    def __init__(self, generator): self.generator = generator
    def __enter__(self): return next(self.generator)
    def __exit__(self, kind, error, trace):
        try:
            if error is None: next(self.generator)
            else: self.generator.throw(error)
        except StopIteration: return error is not None
        raise RuntimeError('did not stop')
def tag(name):
    print(f'<{name}>', end='')
    try: yield name
    except ValueError: print('!', end='')
    finally: print(f'</{name}>')
with Managed(tag('a')) as t: print(t, end='')
with Managed(tag('b')): raise ValueError
try:
    with Managed(tag('c')): raise KeyError('k')
except KeyError as error: print(error)
