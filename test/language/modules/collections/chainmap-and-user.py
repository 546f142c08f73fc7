from collections import ChainMap, UserDict, UserList, UserString
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === ChainMap ===
base, over = {'a': 1, 'b': 2}, {'b': 20, 'c': 30}
c = ChainMap(over, base)
print(c['a'], c['b'], list(c), dict(c), len(c), c, c.maps, c.new_child({'z': 0})['z'], c.parents, 'a' in c, c.get('q', 'none'), sorted(c.items()), ChainMap(), c.new_child(q=1), bool(ChainMap({}, {})))
c['a'] = 'written'; print(over, base)
del c['a']
for action in (lambda: c['q'], lambda: c.__delitem__('a'), lambda: c.pop('a'), lambda: ChainMap().popitem()): attempt(action)
print(c.pop('c'), c | {'n': 1}, {'m': 1} | c, c == {'a': 1, 'b': 20}, c.copy(), ChainMap.fromkeys('ab', 0))
# === UserDict, UserList, UserString ===
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __missing__(self, k): return f'missing {k}'
u = Lower({'A': 1}, B=2); u.update(C=3)
print(u, u['nope'], u.data, 'a' in u, u.get('zz'), len(u), u | {'D': 4}, isinstance(u, dict), u.setdefault('E', 5), u.pop('a'), repr(u.copy()))
class Even(UserList):
    def append(self, n): super().append(n * 2)
e = Even([1]); e.append(5); e += [7]
print(e, e[0], e[1:], type(e[1:]).__name__, e + [1], e * 2, e == [1, 10, 7], len(e), sorted(e), e.index(10), e.data, 10 in e, e.pop(), e.copy())
class Name(UserString):
    def shout(self): return self.upper() + '!'
n = Name('bob')
print(n, n.shout(), type(n.shout()).__name__, n + 'x', n == 'bob', n[0], len(n), n.replace('b', 'c'), hash(n) == hash('bob'), n.data, 'o' in n, f'{n}', n * 2, n.split('o'), int(UserString('5')))
