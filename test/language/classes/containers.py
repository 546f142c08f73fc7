def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === __getitem__, __setitem__, __delitem__, __missing__, __len__, __contains__ ===
class Grid:
    def __init__(self, w, h): self.cells, self.w, self.h = {}, w, h
    def __getitem__(self, key):
        x, y = key
        return self.cells.get((x, y), 0)
    def __setitem__(self, key, value): self.cells[key] = value
    def __delitem__(self, key): del self.cells[key]
    def __len__(self): return self.w * self.h
    def __contains__(self, key): return key in self.cells
    def __iter__(self): return iter(sorted(self.cells))
g = Grid(3, 2)
g[0, 1] = 5
g[0, 1] += 2
g[2, 2] = g[0, 1] * 2
print(g[0, 1], g[2, 2], g[1, 1], (0, 1) in g, len(g), list(g), bool(g))
del g[0, 1]
attempt(lambda: g.__delitem__((0, 1)))
attempt(lambda: g[5])
attempt(lambda: g[1, 2, 3])

# === errors without the methods ===
class Plain: pass
p = Plain()
def put(): p[0] = 1
def drop(): del p[0]
for action in (lambda: p[0], put, drop, lambda: len(p), lambda: 1 in p, lambda: Plain[0], lambda: p['a':'b']):
    attempt(action)
attempt(lambda: 5[0])
attempt(lambda: None[0])
attempt(lambda: len[0])
attempt(lambda: (lambda: 0)[0])
def put_const(): (1)[0] = 2
def put_str(): 'abc'[0] = 'x'
def put_none(): None['k'] = 1
def del_none(): del None[0]
def put_range(): range(3)[0] = 1
for action in put_str, put_none, del_none, put_range:
    attempt(action)

# === __missing__ ===
class Fib(dict):
    def __missing__(self, n):
        value = self[n] = n if n < 2 else self[n - 1] + self[n - 2]
        return value
print(Fib()[50], list(Fib({5: 5}).values()))
class Raises(dict):
    def __missing__(self, key): raise LookupError(f'nothing at {key}')
attempt(lambda: Raises()['k'])

# === a sequence class from scratch ===
class Deck:
    def __init__(self, items): self._items = list(items)
    def __len__(self): return len(self._items)
    def __getitem__(self, i): return Deck(self._items[i]) if isinstance(i, slice) else self._items[i]
    def __repr__(self): return f'Deck({self._items})'
    def __eq__(self, other): return self._items == other._items
    def __add__(self, other): return Deck(self._items + other._items)
    def __mul__(self, n): return Deck(self._items * n)
    __rmul__ = __mul__
d = Deck('abcd')
print(d[1], d[-1], d[1:3], d[::-1], len(d), 'c' in d, list(reversed(d)), d + d[:1], 2 * d[:1], d == Deck('abcd'), [*d], max(d), sorted(d, reverse=True), list(zip(d, range(2))), bool(Deck([])))
first, *rest = d
print(first, rest)
attempt(lambda: d[9])

# === context of subclassed list and dict ===
class History(list):
    def __setitem__(self, i, v): super().__setitem__(i, f'set {v}')
    def __delitem__(self, i): super().__setitem__(i, 'deleted')
    def append(self, v): super().append(f'appended {v}')
    def __iadd__(self, other): return History(['iadd', *other])
    def __contains__(self, item): return True
    def __len__(self): return 42
h = History([1, 2])
h[0] = 'x'
h.append('y')
del h[1]
h.extend(['e'])
print(h, len(h), 'zz' in h, list.__len__(h))
h += [9]
print(h, h == ['iadd', 9], sorted([3, 1]), [n for n in h])
