def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === __call__ ===
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, *args, **kwargs): return self.n + sum(args), kwargs
add = Adder(10)
print(add(), add(1, 2, k=3), callable(add), list(map(Adder(1), [1, 2])), Adder(1).__call__(5), sorted([3, 1], key=lambda n: Adder(0)(-n)[0]))
class Chain:
    def __call__(self, n): return Chain2() if n else 'end'
class Chain2(Chain): pass
print(Chain()(1)(0))
class Meta(type):
    def __call__(cls, *args): return ('called', cls.__name__, args)
class M(metaclass=Meta): pass
print(M(1, 2))
class CallAttr:
    __call__ = Adder(5)
print(CallAttr()(1))
class BadCall:
    __call__ = 5
attempt(lambda: BadCall()())

# === with ===
log = []
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        log.append(f'enter {self.name}')
        return self.name
    def __exit__(self, kind, error, trace):
        log.append(f'exit {self.name} {kind.__name__ if kind else None} {error} {trace is not None}')
        return self.swallow
with Manager('a') as a, Manager('b') as b:
    log.append(a + b)
with Manager('c', swallow=True):
    raise ValueError('inside')
with (Manager('d') as d, Manager('e', True) as e,):
    raise KeyError('k')
try:
    with Manager('f'):
        1 / 0
except ZeroDivisionError as error:
    log.append(f'outside {error}')
print(*log, sep='\n')
log.clear()
def returns():
    for i in range(2):
        with Manager('g'):
            if i == 0: continue
            return 'value'
print(returns(), log)

# === errors ===
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): pass
def use(manager):
    with manager: pass
for manager in NoEnter(), NoExit(), 5, None, Manager:
    attempt(use, manager)
class EnterFails(Manager):
    def __enter__(self): raise ValueError('enter fails')
class ExitFails(Manager):
    def __exit__(self, *a): raise ValueError('exit fails')
log.clear()
attempt(use, EnterFails('h'))
attempt(use, ExitFails('i'))
def both():
    with Manager('outer'):
        with ExitFails('j'):
            raise KeyError('first')
try:
    both()
except ValueError as error:
    print(error, repr(error.__context__), log)
inst = Manager('inst')
inst.__enter__ = lambda: 'instance attribute is not used'
with inst as got:
    print(got)
with Manager('t') as (x), Manager('uv') as (y, z):
    print(x, y, z)
box = {}
with Manager('k') as box['key']: pass
print(box)
