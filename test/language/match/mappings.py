# === keys, rest, nested ===
def describe(x):
    match x:
        case {'type': 'circle', 'r': r}: return f'circle {r}'
        case {'type': 'rect', 'size': [w, h], **rest}: return f'rect {w}x{h} {rest}'
        case {'type': str(t)}: return f'other {t}'
        case {1: one, None: none}: return f'{one} {none}'
        case {'a': {'b': [*_, {'c': c}]}}: return f'deep {c}'
        case {**everything} if not everything: return 'empty'
        case {**everything}: return f'keys {list(everything)}'
        case _: return 'no mapping'
for x in {'type': 'circle', 'r': 2, 'extra': 0}, {'type': 'rect', 'size': (1, 2), 'q': 5}, {'type': 'blob'}, {'type': 5}, {1: 'x', None: 'y'}, {'a': {'b': [0, {'c': 7}]}}, {}, [], {'r': 1}:
    print(describe(x))
class Keys:
    K = 'dotted'
match {'dotted': 1, -1: 2, b'b': 3, 1.5: 4}:
    case {Keys.K: k, -1: m, b'b': b, 1.5: f}: print(k, m, b, f)

# === get is used: __missing__ does not invent keys ===
import collections
d = collections.defaultdict(list)
match d:
    case {'x': v}: print('invented', v)
    case _: print('nothing', dict(d))
class Counting(dict):
    def get(self, key, default=None):
        print('get', key)
        return super().get(key, default)
    def __missing__(self, key): return 'missing'
match Counting(a=1):
    case {'a': 1, 'b': 2}: print('no')
    case {'a': a}: print(a)

# === other mappings ===
import types, collections.abc
class M(collections.abc.Mapping):
    def __getitem__(self, key): return {'k': 'v'}[key]
    def __iter__(self): return iter('k')
    def __len__(self): return 1
class Fake:
    def keys(self): return ['k']
    def __getitem__(self, key): return 'v'
for x in types.MappingProxyType({'k': 'v'}), collections.OrderedDict(k='v'), collections.ChainMap({'k': 'v'}), M(), Fake(), collections.Counter('k'), 'k':
    match x:
        case {'k': v, **rest}: print(type(x).__name__, v, rest)
        case _: print(type(x).__name__, 'no')

# === errors ===
for source in "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case {a: 1}: pass", "match x:\n case {**_}: pass", "match x:\n case {'a': b, 'c': b}: pass", "match x:\n case {1 + 1: a}: pass", "match x:\n case {f'a': 1}: pass":
    try: compile(source, '<m>', 'exec')
    except SyntaxError as error: print(error.msg)
    else: print('compiles')
Keys.J = 'dotted'
try:
    match {'dotted': 1}:
        case {Keys.K: a, Keys.J: b}: pass
except ValueError as error: print(error)
