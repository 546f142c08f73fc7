import copy
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === shallow and deep ===
a = [1, [2, 3], {'k': [4]}, (5, [6])]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append('new'); a[2]['k'].append('deep'); a[3][1].append('in tuple')
print(a, s, d, sep='\n')
print(s[1] is a[1], d[1] is a[1], copy.copy(5) is 5 if False else '', copy.copy((1, 2)), copy.deepcopy((1, (2,))), copy.copy({'a': 1}), copy.copy({1}), copy.deepcopy(frozenset([1])), copy.copy('x'), copy.copy(None), copy.copy(len) is len, copy.copy(int) is int, copy.deepcopy(lambda: 0).__name__, copy.copy(bytearray(b'a')), copy.deepcopy(b'a'), copy.copy(range(3)), copy.copy(slice(1, 2)), copy.copy(1.5), copy.copy(...))
t = (1, 'a'); print(copy.deepcopy(t) is t, copy.copy(t) is t)
# === cycles, shared parts ===
c = [1]; c.append(c); e = copy.deepcopy(c)
print(e[1] is e, e is c)
x = [0]; shared = copy.deepcopy([x, x]); print(shared[0] is shared[1], shared[0] is x)
# === instances, hooks ===
class P:
    def __init__(self, v): self.v = v
p = P([1]); q, r = copy.copy(p), copy.deepcopy(p)
print(q.v is p.v, r.v is p.v, r.v == p.v, type(r).__name__)
class Hook:
    def __init__(self, n): self.n = n
    def __copy__(self): return Hook(('copied', self.n))
    def __deepcopy__(self, memo): return Hook(('deep', copy.deepcopy(self.n, memo)))
print(copy.copy(Hook(1)).n, copy.deepcopy([Hook(2)])[0].n)
class Red:
    def __init__(self, a): self.a = a
    def __reduce__(self): return Red, (self.a + 1,)
print(copy.copy(Red(1)).a)
class State:
    def __init__(self): self.keep, self.drop = 1, 2
    def __getstate__(self): return {'keep': self.keep}
    def __setstate__(self, s): self.__dict__.update(s, restored=True)
print(vars(copy.copy(State())))
class Slots:
    __slots__ = 'a', 'b'
z = Slots(); z.a = [1]; y = copy.deepcopy(z)
print(y.a, y.a is z.a, hasattr(y, 'b'))
class L(list): pass
l = L([1]); l.extra = [2]; m = copy.deepcopy(l); print(m, m.extra, type(m).__name__, m.extra is l.extra)
class D(dict): pass
print(type(copy.copy(D(a=1))).__name__, copy.deepcopy(D(a=[1])))
err = copy.copy(ValueError('m', 1)); print(repr(err), err.args)
attempt(lambda: copy.copy(n for n in [])); attempt(copy.copy); attempt(lambda: copy.deepcopy(iter([1])).__next__())
import collections, datetime
print(copy.deepcopy(collections.OrderedDict(a=[1])), copy.copy(collections.deque([1], 3)), copy.deepcopy(collections.defaultdict(list, a=[1]))['a'], copy.copy(datetime.date(2024, 1, 1)), copy.replace(collections.namedtuple('N', 'a b')(1, 2), a=9)); attempt(lambda: copy.replace(5))
