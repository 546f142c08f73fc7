def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === live ===
d = {'a': 1, 'b': 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), type(keys).__name__, type(values).__name__, type(items).__name__)
d['c'] = 3
del d['a']
print(keys, values, items, list(reversed(keys)), list(reversed(values)), list(reversed(items)), 'c' in keys, 3 in values, ('c', 3) in items, ('c', 4) in items, ('c',) in items, 'c' in items)

# === keys and items are sets ===
e = {'c': 3, 'd': 4}
print(keys & e.keys(), sorted(keys | e.keys()), keys - e.keys(), sorted(keys ^ e.keys()), items & e.items(), sorted(keys & ['b', 'zz']), keys - ['b'], sorted(['x'] | keys), keys <= {'b', 'c', 'q'}, keys == {'b', 'c'}, {'b', 'c'} == keys, keys.isdisjoint(['q']), items == {('b', 2), ('c', 3)}, keys < e.keys(), keys == ['b', 'c'], items >= {('b', 2)}, type(keys & keys).__name__, set(keys) == keys)
attempt(lambda: keys[0])
attempt(lambda: keys & 5)
attempt(lambda: values & values)
attempt(lambda: keys.add('x'))
attempt(lambda: values == {2, 3})
attempt(lambda: d.values() == d.values())
attempt(lambda: keys < [1])
attempt(hash, keys)
attempt(lambda: {'a': []}.items() & {'a': []}.items())
attempt(lambda: next(keys))
attempt(lambda: keys.foo)

# === mapping proxy behind a view ===
print(keys.mapping, type(keys.mapping).__name__, keys.mapping['b'])
def assign():
    keys.mapping['b'] = 1
attempt(assign)

# === empty and repr ===
print({}.keys(), {}.values(), {}.items(), bool({}.keys()), list({}.items()), str({1: 'a'}.items()), [*d], dict(items), sorted(d.items(), key=lambda p: -p[1]), max(d, key=d.get), sum(d.values()))
d.clear()
d['self'] = d.values()
print(d)
