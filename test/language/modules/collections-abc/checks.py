import collections.abc as abc
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === what the builtin types are ===
names = [n for n in abc.__all__ if n not in ('ByteString',)]
for value in [], (), '', b'', bytearray(), {}, set(), frozenset(), range(1), {}.keys(), {}.values(), {}.items(), iter([]), (n for n in []), len, 5, None, memoryview(b''), enumerate([]), object(), int:
    print(type(value).__name__, [n for n in names if isinstance(value, getattr(abc, n))])
# === mixins of Sequence, Mapping, Set, MutableX ===
class Seq(abc.Sequence):
    def __init__(self, *i): self.i = i
    def __len__(self): return len(self.i)
    def __getitem__(self, k): return self.i[k]
s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.index(2, 2), s.count(2), list(reversed(s)))
attempt(s.index, 9)
class Map(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Map(); m.update(a=1, b=2); m.update([('c', 3)])
print(m.pop('a'), m.pop('z', 0), m.setdefault('d', 4), m.get('q'), 'b' in m, dict(m), m == {'b': 2, 'c': 3, 'd': 4}, list(m.keys()), list(m.values()), ('b', 2) in m.items(), m.keys() & {'b'}, m.popitem(), len(m), m.clear(), len(m))
attempt(m.pop, 'x'); attempt(m.popitem)
class Bits(abc.MutableSet):
    def __init__(self, items=()): self.s = sorted(set(items))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x): self.s = sorted({*self.s, x})
    def discard(self, x): self.s = [y for y in self.s if y != x]
    def __repr__(self): return f'Bits{self.s}'
a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a < b, a <= a, a == Bits([3, 2, 1]), a == {1, 2, 3}, a.isdisjoint([9]), a.pop(), a, a.remove(2), a)
a |= [7, 8]; a -= {8}; a &= {3, 7}; print(a)
attempt(a.remove, 99)
class MSeq(abc.MutableSequence):
    def __init__(self): self.l = []
    def __len__(self): return len(self.l)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def insert(self, i, v): self.l.insert(i, v)
q = MSeq(); q.append(1); q.extend([2, 3]); q += [4]; q.reverse(); q.remove(3)
print(q.l, q.pop(), q.pop(0), q.l, q.clear(), q.l)
for cls in abc.Sequence, abc.Mapping, abc.Iterator, abc.Hashable, abc.Callable, abc.Generator: attempt(cls)
class It(abc.Iterator):
    def __next__(self): raise StopIteration
print(list(It()), issubclass(type('H', (), {'__hash__': None}), abc.Hashable), issubclass(type('C', (), {'__contains__': lambda s, x: 1}), abc.Container), issubclass(list, abc.Sequence), abc.Callable[[int], str], abc.Iterable[int])
