def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
f = frozenset([3, 1, 2])
# === immutable ===
print(f, repr(frozenset()), frozenset('a'), frozenset(f) is f, f.copy() is f, f == {1, 2, 3}, len(f), 2 in f, sorted(f), type(f | {4}).__name__, type({4} | f).__name__, f | {4}, f - {1}, f & [1] if False else f & {1}, f ^ {1, 9})
attempt(lambda: f.add(1))
attempt(lambda: f.remove(1))
attempt(lambda: f.clear())
attempt(lambda: f[0])
g = f
g |= {10}
print(g, f, g is f)
print([name for name in dir(frozenset) if name[0] != '_'])
print([name for name in dir(set) if name[0] != '_'])

# === subclass ===
class Tags(set):
    def add(self, item):
        super().add(item.lower())
    def __repr__(self):
        return f'<{sorted(self)}>'
t = Tags(['A'])
t.add('B')
print(t, type(t | {'c'}).__name__, type(t.copy()).__name__, t == {'A', 'b'}, isinstance(t, set), len(t))
class Plain(set):
    pass
class Frozen(frozenset):
    pass
print(Plain([1]), Plain(), Frozen([1]), Frozen(), {Frozen([1]): 1}[frozenset([1])], type(Frozen([1]) | {2}).__name__)

# === recursive repr, nested ===
print({frozenset({1}), frozenset({1})}, frozenset({frozenset()}), [set(), {1}], {'k': {1}})

# === own elements with equal hash ===
class Same:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self.n % 3 == other.n % 3
    def __repr__(self):
        return f'S{self.n}'
s = {Same(n) for n in range(7)}
print(len(s), sorted(s, key=lambda e: e.n), Same(10) in s, (s - {Same(4)} | {Same(1)} - s) and len(s & {Same(5)}))

# === comparisons with other kinds are False or TypeError ===
print(f == 5, f != 'x', f == [1, 2, 3], f.__eq__([1]), f.__le__([1]), f.__or__([1]), f.__contains__(1), {1}.__ior__({2}), set.union({1}, [2]), frozenset.union(f, [4]))
attempt(lambda: f < 5)
attempt(lambda: f | 5)
attempt(lambda: set.add(f, 1))
attempt(lambda: set().union(1))
attempt(lambda: set.union())
print({1, 2} == f - {3}, {1: 0}.keys() <= f, f >= {1: 0}.keys(), f | {7: 0}.keys(), max(f), sum(f), any(f), all(f), bool(frozenset()), [*f])
print(set[int], frozenset[str], {1, 2}.__len__(), iter({1}).__length_hint__(), type(iter(f)).__name__)
