import functools
from functools import partial, partialmethod, reduce
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === partial ===
def f(*args, **kw): return args, kw
p = partial(f, 1, k=2)
print(p(), p(3, z=4), p(k=9), p.func is f, p.args, p.keywords, partial(p, 5, j=1)(6), partial(p, 5).args, repr(partial(int, base=2)), partial(int, base=2)('101'), list(map(partial(pow, 2), [1, 2, 3])), callable(p))
attempt(partial); attempt(partial, 5); attempt(lambda: partial(len)()); attempt(lambda: partial(f).x)
p.note = 'attribute'; print(p.note, p.__doc__.split('(')[0])
class Cell:
    def set(self, state, times=1): self.state = (state, times)
    on = partialmethod(set, True)
    twice = partialmethod(set, times=2)
c = Cell(); c.on(); print(c.state); c.twice('x'); print(c.state)
# === reduce ===
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(max, 'hello'), reduce(lambda a, b: b + a, 'abc', ''), reduce(None, [5]), reduce(None, [], 'start'), reduce(lambda a, b: {**a, b: len(a)}, 'xy', {}))
attempt(reduce, lambda a, b: a, []); attempt(reduce, len); attempt(reduce, len, 5); attempt(reduce, len, [1, 2])
# === wraps, update_wrapper ===
def deco(g):
    @functools.wraps(g)
    def wrapper(*a):
        """wrapper doc"""
        return g(*a)
    return wrapper
@deco
def named(x: int) -> str:
    """original doc"""
    return str(x)
named.tag = 1
print(named.__name__, named.__doc__, named.__wrapped__(5), named.__annotations__, named.__qualname__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
def other(): pass
functools.update_wrapper(other, len, assigned=('__name__',)); print(other.__name__, other.__wrapped__ is len)
# === total_ordering, cmp_to_key ===
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2)); attempt(lambda: V(1) <= 5)
attempt(functools.total_ordering, type('N', (), {}))
key = functools.cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=key), sorted('bca', key=functools.cmp_to_key(lambda a, b: -1 if a > b else 1)), key(1) < key(2), key(1) == key(1), max([1, 5], key=key)); attempt(hash, key(1))
