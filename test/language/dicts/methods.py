# Every method of dict and its views, with the arguments they refuse.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


# === making ===
for arguments, keywords in [((), {}), (([('a', 1), ('b', 2)],), {}), (({'a': 1},), {'b': 2}), ((), {'x': 1, 'y': 2}), ((['ab', 'cd'],), {}), ((zip('ab', [1, 2]),), {}), (((('a', 1),),), {}), (([],), {}), (('',), {}), (({1: 2}.items(),), {}), ((5,), {}), ((None,), {}), (([1],), {}), ((['a'],), {}), (([(1, 2, 3)],), {}), (([(1,)],), {}), (('ab',), {}), (([([], 1)],), {}), (({},), {}), (([('a', 1), 5],), {})]:
    attempt(dict, *arguments, **keywords)
attempt(dict, {}, {})
attempt(dict.fromkeys, 'ab')
attempt(dict.fromkeys, 'ab', [])
attempt(dict.fromkeys, 5)
attempt(dict.fromkeys, [[]])
attempt(dict.fromkeys)


class Mapping:
    def keys(self):
        return iter('xy')

    def __getitem__(self, key):
        return key * 2


class NoGet:
    def keys(self):
        return ['a']


class BadKeys:
    def keys(self):
        return 5


print(dict(Mapping()), {**Mapping()}, dict(Mapping(), z=1))
attempt(dict, NoGet())
attempt(lambda: {**5})
attempt(lambda: {**[('a', 1)]})

# === reading ===
d = {'a': 1, 2: 'b', None: [3], (1, 2): {}, 1.5: 'f'}
for key in 'a', 2, None, (1, 2), 1.5, True, 'missing', [], {}:
    attempt(lambda: d[key])
    attempt(d.get, key, 'default')
    attempt(lambda: key in d)
attempt(d.get)
attempt(d.get, 'a', key=1)
print(d.get('q'), d.get('q', 5), len(d), bool(d), bool({}), list(d), list(reversed(d)), d.__contains__('a'), d.__len__(), repr(d), str({}))

# === changing ===
d = {'a': 1, 'b': 2, 'c': 3}
print(d.setdefault('a', 9), d.setdefault('z'), d.setdefault('y', []), d.pop('a'), d.pop('q', 'none'), d)
attempt(d.pop, 'q')
attempt(d.pop, [])
attempt(d.pop)
attempt(d.setdefault)
attempt(d.setdefault, [])
attempt(d.popitem, 1)
print(d.popitem(), d.popitem(), d)
print(d.update(), d.update({'n': 1}), d.update([('m', 2)], k=3), d.update(x=1, y=2), d)
attempt(d.update, 5)
attempt(d.update, [1])
attempt(d.update, [(1, 2, 3)])
attempt(d.update, {}, {})
attempt(d.update, None)
attempt(lambda: d.__setitem__([], 1))
attempt(lambda: d.__delitem__('absent'))
attempt(lambda: d.__delitem__([]))
print(d.clear(), d, d.copy(), d.copy() is d)

# === | and |= ===
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a | {}, {} | a)
a |= b
a |= [('w', 5)]
a |= zip('q', [6])
print(a)
for other in 5, [], None, 'ab', [1]:
    attempt(lambda: a | other)
    attempt(lambda: other | a)
    attempt(lambda: a.__ior__(other))

# === comparing ===
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == {}, {1: 1} == {1.0: True}, {1: 1} != {1: 2}, {'a': {}} == {'a': {}}, {1: float('nan')} == {1: float('nan')}, {} == [], {1: 2} == {1: 2, 3: 4})
attempt(lambda: {} < {})
attempt(lambda: {} + {})
attempt(hash, {})

# === views ===
d = {'a': 1, 'b': 2, 'c': 1}
keys, values, items = d.keys(), d.values(), d.items()
d['d'] = 4
print(keys, values, items, len(keys), 'd' in keys, 4 in values, ('d', 4) in items, ('d', 5) in items, 'd' in items, ('d',) in items, list(reversed(keys)), list(reversed(values)), list(reversed(items)), keys.mapping['a'], type(keys.mapping).__name__)
print(sorted(keys & 'ab'), sorted(keys | ['z']), sorted(keys - {'a'}), sorted(keys ^ {'a', 'q'}), sorted({'a', 'q'} - keys), sorted(['a', 'q'] & keys), sorted(items & [('a', 1)]), sorted(items - [('a', 1)]), keys == {'a', 'b', 'c', 'd'}, keys == d.keys(), keys <= {'a', 'b', 'c', 'd', 'e'}, keys < {'a', 'b', 'c', 'd'}, keys >= {'a'}, keys > set(), items == set(items), values == values, values == d.values(), keys.isdisjoint('xyz'), keys.isdisjoint('a'), items.isdisjoint([('a', 2)]))
attempt(lambda: keys[0])
attempt(lambda: keys & 5)
attempt(lambda: keys | None)
attempt(lambda: values & values)
attempt(lambda: keys < 5)
attempt(hash, keys)
attempt(hash, items)
print(isinstance(hash(values), int))
attempt(keys.isdisjoint, 5)
attempt(lambda: keys.add('x'))
attempt(lambda: setattr(keys, 'x', 1))
attempt(lambda: [] in keys)
attempt(lambda: ([], 1) in items)
attempt(lambda: ('a', []) in items)
attempt(lambda: keys.mapping.__setitem__('a', 1))
print({1: 2}.items() & {(1, 2)}, {1: [2]}.items() == {1: [2]}.items(), {1: [2]}.items() <= {1: [2], 3: 4}.items())
attempt(lambda: {1: [2]}.items() | set())
