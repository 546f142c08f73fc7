from collections import defaultdict, OrderedDict
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === defaultdict ===
d = defaultdict(list)
d['a'].append(1); d['b']
print(d['a'], 'zz' in d, d.get('zz'), len(d), dict(d), str(d).replace("<class 'list'>", 'list'), d.default_factory.__name__)
n = defaultdict(int, {'x': 5}, y=6)
n['x'] += 1; n['new'] += 1
print(dict(n), defaultdict(lambda: defaultdict(int))['a']['b'], type(n.copy()).__name__, n == {'x': 6, 'y': 6, 'new': 1}, type(n | {'q': 1}).__name__, defaultdict(None, a=1)['a'], repr(defaultdict()))
for action in (lambda: defaultdict()['k'], lambda: defaultdict(None)['k'], lambda: defaultdict(5), lambda: defaultdict(list, 5), lambda: defaultdict(lambda: 1 / 0)['k'], lambda: defaultdict(list)[[]], lambda: d.pop('nope')): attempt(action)
d.default_factory = None
attempt(lambda: d['q'])
# === OrderedDict ===
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a'); o.move_to_end('c', last=False)
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(o)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, OrderedDict(), o.copy(), OrderedDict.fromkeys('xy', 0), o | {'z': 9}, type({} | o).__name__, o.pop('b'), o.setdefault('q', 5), o)
for action in (lambda: o.move_to_end('nope'), OrderedDict().popitem, lambda: o.pop('nope'), lambda: OrderedDict(5), lambda: o['nope'], lambda: hash(o)): attempt(action)
def mutate():
    for k in o: o['x' + k] = 1
attempt(mutate)
class LRU(OrderedDict):
    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)
l = LRU(a=1, b=2); l['a']
print(list(l), l)
