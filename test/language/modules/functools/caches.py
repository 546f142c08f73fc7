import functools
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === lru_cache, cache, cached_property ===
calls = []
@functools.lru_cache(maxsize=2)
def square(n, *, scale=1):
    """Doc."""
    calls.append(n)
    return n * n * scale
print(square(2), square(3), square(2), square(4), square(3), calls, square.cache_info(), square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(9))
square.cache_clear(); print(square.cache_info(), square(2, scale=3), square(scale=3, n=2) if False else '', square.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
@functools.lru_cache
def plain(x): return type(x).__name__
print(plain(1), plain(1.0), plain(True), plain.cache_info())
@functools.lru_cache(maxsize=None, typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed.cache_info())
@functools.lru_cache(maxsize=0)
def never(x): return x
never(1); never(1); print(never.cache_info())
attempt(square, [1]); attempt(square); attempt(functools.lru_cache, 'x'); print(functools.lru_cache(maxsize=-5)(len).cache_parameters())
@functools.cache
def fails(x): raise ValueError(x)
attempt(fails, 1); print(fails.cache_info())
class Data:
    def __init__(self, items): self.items = items
    @functools.cached_property
    def total(self):
        """Total doc."""
        calls.append('computed')
        return sum(self.items)
    @functools.lru_cache
    def method(self, n): return n + len(self.items)
d = Data([1, 2])
calls.clear(); print(d.total, d.total, vars(d), calls, Data.total.__doc__, d.method(1), d.method(1), Data.method.cache_info())
d.total = 50; print(d.total); del d.total; print(d.total)
class Slots:
    __slots__ = ()
    @functools.cached_property
    def x(self): return 1
attempt(lambda: Slots().x)
