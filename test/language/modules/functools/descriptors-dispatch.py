# === descriptors, caches, dispatch and ordering at their edges ===
from functools import *
import functools, abc, collections.abc
def attempt(f):
    try: print(f())
    except BaseException as e: print(f"{type(e).__name__}: {e}")
class C:
    def m(self, *a, **k): return (a, sorted(k.items()))
    p = partialmethod(m, 1, x=2)
    q = partialmethod(p, 3, x=5)
    c = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 9)
    s = partialmethod(staticmethod(lambda *a: a), 7)
    b = partialmethod(print, "b")
    pp = partialmethod(partial(lambda *a: a[1:], 0), 4)
attempt(lambda: C().p(5, y=1)); attempt(lambda: C().q(5)); attempt(lambda: C().c(2)); attempt(lambda: C().s(1)); attempt(lambda: C.p(C(), 2)); attempt(lambda: C().pp(1)[1:])
attempt(lambda: C().p.__self__.__class__); attempt(lambda: C.__dict__["q"].args); attempt(lambda: repr(partialmethod(int, 2, base=3)))
attempt(lambda: partialmethod(3)); attempt(lambda: C.__dict__['p'].__isabstractmethod__)
class A(abc.ABC):
    @partialmethod
    @abc.abstractmethod
    def z(self): pass
attempt(A)
class S: 
    __slots__=()
    @cached_property
    def v(self): return 1
attempt(lambda: S().v)
class D:
    n=0
    @cached_property
    def v(self):
        "doc v"
        type(self).n+=1; return self.n
d=D(); print(d.v, d.v, D.v.__doc__, D.v.attrname, d.__dict__)
del d.v; print(d.v)
def twice():
    class X:
        a = cached_property(lambda s: 1)
        b = a
attempt(twice)
x=cached_property(lambda s:1)
class Y: pass
Y.x=x
attempt(lambda: Y().x)
attempt(lambda: cached_property[int])
class Meta(type):
    @cached_property
    def w(cls): return 3
class M(metaclass=Meta): pass
attempt(lambda: M.w)
for args in [(-5,), (0,), (None,), (2,), ("x",), (1.5,)]:
    def f(x): return x
    def go():
        g = lru_cache(*args)(f); g(1); g(1); g(2); g(3); g(1)
        return g.cache_info(), g.cache_parameters()
    attempt(go)
attempt(lambda: lru_cache(f).cache_parameters()); attempt(lambda: lru_cache(2)(3)); attempt(lambda: cache(5)); attempt(lambda: cache(f).cache_info())
@lru_cache(typed=True)
def t(a): return type(a)
t(1); t(1.0); t(True); print(t.cache_info())
@singledispatch
def g(a, *r): return "object"
@g.register
def _(a: int | str): return "int or str"
@g.register(list)
def _(a): return "list"
@g.register
def _(a: None): return "none"
@g.register(collections.abc.Sized)
def _(a): return "sized"
@g.register
def _(a: "float"): return "float"
for v in (1, "s", [], None, {}, 2.5, object(), (1,)): print(g(v))
class E: pass
print(g(E())); collections.abc.Sized.register(E); print(g(E()))
g.register(collections.abc.Iterable, lambda a: "iter")
class F:
    def __len__(self): return 0
    def __iter__(self): return iter(())
attempt(lambda: g(F())); attempt(g); attempt(lambda: g.register(5, print)); attempt(lambda: g.register(5)); attempt(lambda: g.register(list[int], print))
def bad1(a: list[int]): pass
def bad2(a: list[int]|int): pass
def bad3(a): pass
def show(f):
    try: print(g.register(f))
    except TypeError as e: print(str(e).replace(repr(f), "F"))
for b in (bad1, bad2, bad3): show(b)
print(g.dispatch(int)(3), type(g.registry).__name__, list(g.registry)[:2], g.__name__)
class Z:
    @singledispatchmethod
    def m(self, a): return "base", a
    @m.register
    def _(self, a: int): return "int", a
    @m.register(str)
    @classmethod
    def _(cls, a): return cls.__name__, a
    @singledispatchmethod
    @staticmethod
    def st(a): return "static", a
    @st.register
    @staticmethod
    def _(a: int): return "static int", a
z=Z()
print(z.m(1), z.m("s"), z.m([]), z.st(1), Z.st("q")); attempt(lambda: z.m()); Z.m.register(float, lambda s,a: "fl"); print(z.m(2.0))
attempt(lambda: singledispatchmethod(4)); print(z.m.__name__, z.m.__isabstractmethod__)
@total_ordering
class O:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v if isinstance(o,O) else NotImplemented
    def __gt__(s,o): return s.v>o.v if isinstance(o,O) else NotImplemented
print(O(1)<O(2), O(1)<=O(1), O(2)>=O(1)); attempt(lambda: O(1)<3); print(O.__lt__.__doc__, O.__lt__.__name__)
attempt(lambda: total_ordering(type("Q",(),{})))
def w(a: int) -> str: "dw"
w.attr = 4
@wraps(w)
def w2(): pass
print(w2.__name__, w2.__doc__, w2.__annotations__, w2.attr, w2.__wrapped__ is w)
attempt(lambda: update_wrapper(3, w));  attempt(lambda: update_wrapper(w2, 3, assigned=(), updated=("nope",)))
