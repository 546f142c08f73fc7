import json
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === values ===
for value in None, True, False, 0, -5, 10 ** 30, 1.0, 1e20, 1e-7, 0.1, -0.0, 'text', '', [], [1, [2]], (), (1,), {}, {'a': {'b': []}}, {1: 'int', 1.5: 'float', None: 'none', True: 'true'}, float('nan'), float('inf'), -float('inf'):
    print(json.dumps(value), end=' ')
print()
print(json.dumps('"\\/\b\f\n\r\t\x00\x1f\x7fé中😀\u2028\ud800'), json.dumps('é😀', ensure_ascii=False), json.dumps('\x7f\u2028', ensure_ascii=False))
# === layout ===
data = {'b': [1, 2, {'c': None}], 'a': {}, 'e': [], 't': (1, [2])}
print(json.dumps(data, indent=2), json.dumps(data, indent=0), json.dumps(data, indent='--'), sep='\n')
print(json.dumps(data, sort_keys=True), json.dumps(data, separators=(',', ':')), json.dumps(data, indent=1, separators=(';', ' = ')), json.dumps([], indent=4), json.dumps({'a': 1}, indent=None), json.dumps([1, 2], indent=-1), sep='\n')
print(json.dumps({'b': 1, 'a': 2, 'C': 3}, sort_keys=True), json.dumps({2: 'x', 10: 'y', 1: 'z'}, sort_keys=True), json.dumps({(1, 2): 1, 'a': 2}, skipkeys=True))
# === default ===
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
print(json.dumps({'p': Point(1, 2)}, default=vars), json.dumps([{1}, 2j], default=repr), json.dumps({'s': {3, 1}}, default=sorted))
# === subclasses ===
class I(int):
    def __repr__(self): return 'I!'
class F(float):
    def __repr__(self): return 'F!'
class S(str): pass
class D(dict): pass
class L(list): pass
print(json.dumps([I(5), F(1.5), S('s'), D(a=1), L([1])]), json.dumps({I(1): 1, F(2.5): 2, S('k'): 3}))
# === errors ===
cycle = []
cycle.append(cycle)
loop = {}
loop['l'] = loop
for action in (lambda: json.dumps({1, 2}), lambda: json.dumps(Point(1, 2)), lambda: json.dumps(b'a'), lambda: json.dumps(1j), lambda: json.dumps({(1, 2): 1}), lambda: json.dumps(cycle), lambda: json.dumps(loop), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps([float('inf')], allow_nan=False), lambda: json.dumps({'a': 1, 1: 2}, sort_keys=True), lambda: json.dumps(...), lambda: json.dumps([1, {2: {3}}]), lambda: json.dumps(), lambda: json.dumps(1, bad=2), lambda: json.dumps({b'k': 1}), lambda: json.dumps(Point(1, 2), default=lambda o: o)): attempt(action)
