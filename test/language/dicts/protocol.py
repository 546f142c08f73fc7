def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === dunders ===
d = {'a': 1}
print(d.__len__(), d.__contains__('a'), d.__getitem__('a'), d.__setitem__('b', 2), d.__delitem__('a'), d, list(d.__iter__()), d.__eq__({'b': 2}), d.__eq__(5), d.__or__({'c': 1}), d.__ror__({'z': 0}), d.__or__([]), d.__ne__({}), d.__lt__({}), d.__repr__(), [name for name in dir(dict) if name[0] != '_'], dict.__hash__, list(d.__reversed__()))
print(dict[str, int], dict.__class_getitem__(int), type(dict[str, int]).__name__, dict[str, int]({'a': 1}))

# === subclass overrides are not used by C-level methods ===
class Loud(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 10)
    def __getitem__(self, key):
        return 'loud'
    def get(self, key, default=None):
        return 'get'
l = Loud(a=1)
l.update(b=2)
l['c'] = 3
print(l, l['a'], l.get('q'), dict(l), {**l}, list(l.items()), l.setdefault('d', 4), l, l.pop('a'), '%(c)s' % l, '{c}'.format_map(l), l | {'x': 1})

# === key sharing does not leak between instances ===
class Bag:
    def __init__(self, *names):
        for name in names:
            setattr(self, name, name)
print(vars(Bag('a', 'b')), vars(Bag('b', 'a')), vars(Bag()), Bag('x').__dict__ == {'x': 'x'})

# === iteration protocol as arguments ===
print(list(d), sorted(d), min({'b': 0, 'a': 9}), max({'b': 0, 'a': 9}), sum({1: 0, 2: 0}), ','.join({'x': 1, 'y': 2}), list(enumerate({'k': 1})), list(zip({1: 2}, {3: 4})), list(map(str, {1: 2})), [*{'q': 1}], all({0: 1}), any({0: 1}), dict(enumerate('ab')))
first, *rest = {'a': 1, 'b': 2, 'c': 3}
print(first, rest)

# === errors name what was wanted ===
attempt(lambda: d.keys('x'))
attempt(lambda: d.pop('q', 1, 2))
attempt(lambda: d.get('a', 'b', 'c'))
attempt(lambda: d.setdefault())
attempt(lambda: d.setdefault([]))
attempt(lambda: dict.fromkeys())
attempt(lambda: dict.fromkeys(5))
attempt(lambda: dict.fromkeys([[]]))
attempt(lambda: d.has_key('a'))
attempt(lambda: d.items)  if False else None
attempt(lambda: d.iteritems())
attempt(lambda: d['a']['b'])
attempt(lambda: {'a': None}['a']['b'])
attempt(lambda: {'a': 1}['a']['b'])
attempt(lambda: dict.get('a'))
attempt(lambda: dict.get({}, 'a'))
