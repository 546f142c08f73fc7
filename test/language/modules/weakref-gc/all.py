import weakref, gc
def a(f, *k):
    try: print(repr(f(*k)))
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __init__(self, n=0): self.n = n
    def m(self): return self.n
    def __len__(self): return 3
    def __add__(self, o): return self.n + o
x = A(1); r = weakref.ref(x); print(r() is x, r is weakref.ref(x), r == weakref.ref(x), hash(r) == hash(x), weakref.getweakrefcount(x), weakref.getweakrefs(x) == [r], r.__callback__, type(r).__name__)
log = []; cb = weakref.ref(x, lambda ref: log.append(ref() is None)); print(weakref.getweakrefcount(x))
del x; gc.collect(); print(r(), cb(), log, repr(r)[-6:])
for v in 5, 'a', None, (1,), [1], {}, 1.5: a(weakref.ref, v)
for v in {1}, A, len, a, weakref, type('L', (list,), {})(): print(weakref.ref(v)() is v)
d = weakref.WeakValueDictionary(); k = A(2); d['k'] = k; d['t'] = k; print(d['k'] is k, len(d), 'k' in d, sorted(d), list(d.values()) == [k, k], d.get('z', 'none'))
del k; gc.collect(); print(len(d), list(d.items()), 'k' in d); a(lambda: d['k'])
wk = weakref.WeakKeyDictionary(); key = A(3); wk[key] = 'v'; print(wk[key], len(wk), key in wk, [*map(lambda k: k.n, wk)], wk.get(A()), wk.setdefault(key, 'w')); del key; gc.collect(); print(len(wk))
s = weakref.WeakSet(); i1, i2 = A(4), A(5); s.add(i1); s.add(i2); print(len(s), i1 in s, sorted(o.n for o in s)); del i1; gc.collect(); print(len(s), [o.n for o in s]); s.discard(i2); print(len(s)); a(s.pop)
o = A(7); p = weakref.proxy(o); print(p.n, p.m(), len(p), p + 1, type(p).__name__, bool(p)); p.n = 8; print(o.n); a(hash, p); del o; gc.collect(); a(lambda: p.n)
f = A(9); fin = weakref.finalize(f, log.append, 'finalized'); print(fin.alive, fin.peek()[0] is f); del f; gc.collect(); print(fin.alive, log[-1], fin())
g = A(); fin2 = weakref.finalize(g, print, 'called by hand', end='!\n'); fin2(); print(fin2.alive, fin2.detach())
w = A(11); wm = weakref.WeakMethod(w.m); print(wm()(), wm == weakref.WeakMethod(w.m)); del w; gc.collect(); print(wm())
class Cyc: pass
c = Cyc(); c.me = c; rc = weakref.ref(c); del c; print(gc.collect() >= 1, rc())
def holder():
    local = A(12); rr = weakref.ref(local); gc.collect(); return rr() is local
print(holder(), gc.isenabled(), gc.get_threshold()[1:], gc.garbage); gc.disable(); print(gc.isenabled()); gc.enable(); a(gc.collect, 5)
class S:
    __slots__ = ('a',)
a(weakref.ref, S())
class T:
    __slots__ = ('a', '__weakref__')
t = T(); print(weakref.ref(t)() is t)
