def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction ===
print({}, {'a': 1}, dict(), dict(a=1, b=2), dict([('a', 1), ['b', 2]]), dict({'a': 1}, b=2), dict(['ab', 'cd']), dict(zip('ab', [1, 2])), dict.fromkeys('ab'), dict.fromkeys([1, 2], []), {n: n * n for n in range(3)}, dict(((1, 2),), x=3), dict(**{'k k': 1}))
attempt(dict, 5)
attempt(dict, [1])
attempt(dict, ['abc'])
attempt(dict, [(1, 2, 3)])
attempt(dict, [[]])
attempt(dict, {}, {})
attempt(lambda: dict(**{1: 2}))
attempt(lambda: dict(a=1, **{'a': 2}))
attempt(lambda: dict([([], 1)]))
attempt(dict, None)
attempt(dict, 'ab')

# === order is insertion order; updating keeps the place ===
d = {'b': 1, 'a': 2, 'c': 3}
d['a'] = 20
d['d'] = 4
del d['b']
d['b'] = 'again'
print(d, list(d), list(reversed(d)), list(d.items())[-1], d.popitem(), d)

# === reading ===
print(d['a'], d.get('z'), d.get('z', 0), 'a' in d, 'z' not in d, len(d), d.setdefault('a', 9), d.setdefault('n'), d.setdefault('m', []), d)
attempt(lambda: d['missing'])
attempt(lambda: d[1])
attempt(lambda: d[(1, 'x')])
attempt(lambda: d[None])
attempt(lambda: d["it's"])
attempt(lambda: d[[]])
attempt(lambda: [] in d)
attempt(lambda: d.get([]))
attempt(lambda: d.get())
attempt(lambda: d.a)

# === removing ===
print(d.pop('a'), d.pop('a', 'gone'), d)
attempt(d.pop, 'a')
attempt(d.pop)
attempt({}.popitem)
def drop(key):
    del d[key]
attempt(drop, 'zz')
attempt(drop, [])
d.clear()
print(d, bool(d), bool({0: 0}))

# === equality ignores order ===
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 1.0}, {1: 'x'} == {True: 'x'}, {} == [], {'a': 1} != {'a': 2}, {'a': {'b': []}} == {'a': {'b': []}})
attempt(hash, {})
attempt(lambda: {} < {})
attempt(lambda: {} + {})
