
from pprint import *
from collections import *
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass
data = {'name': 'x' * 30, 'list': list(range(30)), 'nested': {'b': [1, {'c': 2}], 'a': ('t',)}, 'text': 'the quick brown fox jumps over the lazy dog ' * 3, 5: None, 'set': {3, 1, 2}}
pprint(data); print(pformat(data, width=40, compact=True)); pp(data, width=60); print(pformat(data, indent=4, depth=1)); print(pformat(data, width=20, underscore_numbers=True)[:200])
r = [1]; r.append(r); print(pformat(r).split('id=')[0], isrecursive(r), isreadable(r), isreadable([1]), saferepr({'b': 1, 'a': [2]}))
for v in (OrderedDict((f'k{i}', i * 1000) for i in range(12)), defaultdict(list, {f'key{i}': list(range(5)) for i in range(5)}), Counter('abracadabra' * 3), ChainMap({'a' * 30: 1}, {'b' * 30: 2}), deque(range(40), maxlen=50), deque(range(30)), UserDict({'k' * 20: list(range(20))}), UserList(range(40)), SimpleNamespace(a='x' * 40, b=list(range(20))), MappingProxyType({'k' * 20: list(range(20))}), frozenset(range(40)), b'bytes ' * 30, bytearray(b'ab' * 50), 'line one\nline two is longer\n' * 4, ('single' * 20,), tuple(range(40)), [], {}, set(), 10 ** 50, [['a' * 30] * 3] * 2, {'a': {'b': {'c': {'d': 'deep' * 10}}}}, {1: 'a', 'b': 2, None: 3, (1, 2): 4}, [{'id': i, 'tags': ['t1', 't2'], 'v': {'x': i / 3}} for i in range(3)]): pprint(v, width=50)
@dataclass
class P:
    name: str
    items: list
    inner: 'P' = None
pprint(P('n' * 30, list(range(20)), P('q', [1])), width=40)
class L(list): pass
class R(dict):
    def __repr__(self): return 'own repr ' * 10
pprint([L(range(30)), R(a=1)], width=40)
for bad in (lambda: PrettyPrinter(indent=-1), lambda: PrettyPrinter(depth=0), lambda: PrettyPrinter(width=0)):
    try: bad()
    except ValueError as e: print(e)
class Mine(PrettyPrinter):
    def format(self, o, c, m, l): return (f'<{o}>', True, False) if isinstance(o, int) else super().format(o, c, m, l)
Mine().pprint([1, {'a': 2}])
