def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === containers that contain themselves ===
a = []
a.append(a)
d = {}
d['d'] = d
t = ([],)
t[0].append(t)
l = [1, [2]]
l[1].append(l)
print(a, d, t, l, str(a), f'{d}', [a, a], {'a': a, 'd': d})
class L(list): pass
x = L([1])
x.append(x)
print(x)
import collections
q = collections.deque([1])
q.append(q)
print(q)
od = collections.OrderedDict(a=1)
od['self'] = od
print(od)
dd = collections.defaultdict(int)
dd['x'] = dd
print(str(dd).replace("<class 'int'>", 'int'))

# === own repr that mentions itself through a container ===
class Node:
    def __init__(self): self.links = []
    def __repr__(self): return f'Node({self.links})'
n = Node()
n.links.append(5)
print(n)
m = Node()
m.links.append(m)
try:
    repr(m)
except RecursionError as error:
    print('RecursionError')

# === comparing cyclic structures ===
b = []
b.append(b)
try:
    a == b
except RecursionError as error:
    print('RecursionError', error)
print(a == a, a != a, a in a, a.index(a), a.count(a), a[0][0][0] is a)
attempt(lambda: hash(t))

# === copies of cyclic structures, sort with equal cycles ===
c = a[:]
print(c, c[0] is a, len(c), a.copy()[0] is a)
a.clear()
print(c)

# === repr that raises ===
class Bad:
    def __repr__(self): raise ValueError('no repr')
attempt(lambda: str([Bad()]))
attempt(lambda: f'{Bad()}')
attempt(lambda: repr({1: Bad()}))
attempt(lambda: '%r' % Bad())
attempt(lambda: print(Bad()))
attempt(lambda: [1].index(Bad()))
try:
    {}[Bad()]
except KeyError as error:
    print(len(error.args), type(error.args[0]).__name__)
