"""Tuples and frozensets as keys: equal when their items are, whatever kinds of numbers those are."""
pairs = {(1, 2): 'ints', (1.5, 2): 'mixed', (True, False): 'bools'}
print(pairs[1.0, 2.0], pairs[1, 2.0], pairs[1.5, 2.0], pairs[1, 0], pairs[1.0, False])
print((2, 1) in pairs, (1, 2, 0) in pairs, (1,) in pairs)
triples = {(1, 2, 3): 'a', (1, -2, 3): 'b', (70000, 2, 3): 'c', (1, 2, 3.5): 'd'}
print([triples.get(key) for key in [(1.0, 2.0, 3.0), (True, -2, 3), (70000.0, 2, 3), (1, 2, 3.5), (1, 2, 4)]])
long = {tuple(range(n)): n for n in range(0, 70)}
print([long.get(tuple(float(i) for i in range(n))) for n in (0, 1, 4, 5, 64, 65, 69)])
negative = {(-1, -2, -3, -4): 1, (-1, -2, -3, 4): 2, (65535, 0, 0, 0): 3, (0, 65535, 0, 0): 4}
print(negative[-1, -2, -3, -4], negative[-1, -2, -3, 4.0], negative[65535, 0, 0, False], negative[0, 65535, 0, 0])
large = {(2**40, 1, 2, 3): 'large', (2**31, 1, 2, 3): 'edge', (-2**31, 1, 2, 3): 'low', (2**70, 1): 'huge'}
print(large[2**40, 1, 2, 3], large[float(2**31), 1, 2, 3], large[-2**31, 1, 2, 3], large[float(2**70), True])
print({(0.0, -0.0): 1}[0, 0], {('a', 1): 2}['a', 1.0], {('a', (1, 2)): 3}['a', (1.0, 2.0)])
nan = float('nan')
print((nan, 1) in {(nan, 1): 1}, (float('nan'), 1) in {(nan, 1): 1})

for key in [(1, 2, 3, 4), ('a', 'b'), ('a', ('b', 1, 2, 3))]:
    table = {key: 'found'}
    for _ in range(3):
        print(table[key], table.get(key + (1,)), key in {key})

sets = {frozenset([1, 2, 3]): 'ints', frozenset(['a', 'b']): 'texts', frozenset(): 'none', frozenset([(1, 2), (3, 4)]): 'pairs'}
print(sets[frozenset([3.0, True, 2])], sets[frozenset('ba')], sets[frozenset()], sets[frozenset([(3.0, 4), (1, 2)])])
print(frozenset([1, 2]) in sets, frozenset([1, 2, 3.5]) in sets, frozenset(range(100)) in {frozenset(range(100)): 1})
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash((1, 2)) == hash((1.0, 2.0)))


class Key:
    hashes = 0

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        Key.hashes += 1
        return hash(self.value)

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value


table = {(Key(1), 2): 'guest', frozenset([Key(1)]): 'guest set'}
for _ in range(3):
    print(table[Key(1), 2], table.get((Key(2), 2)))
held = frozenset([Key(1), Key(2)])
before = Key.hashes
print(hash(held) == hash(held), Key.hashes - before)


class Plain:
    pass


thing = Plain()
places = {(thing, 1): 'by identity'}
print(places[thing, 1], (Plain(), 1) in places)
Plain.__eq__ = lambda self, other: True
Plain.__hash__ = lambda self: 5
print((Plain(), 1) == (thing, 1))
