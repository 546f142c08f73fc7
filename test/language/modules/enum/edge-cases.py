import enum
from enum import *
def attempt(a,*k):
    try: print(repr(a(*k)))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',''), repr(e.__context__))
class C(Enum):
    A=1
class P(Flag):
    R=1;W=2
class E(Enum): pass
attempt(lambda: E(1)); attempt(lambda: E('X')); attempt(lambda: C(1,2)); attempt(lambda: Enum('X'))
attempt(lambda: P(-1)); attempt(lambda: P(16)); attempt(lambda: P.R | 'x'); attempt(lambda: ~P(0)); attempt(lambda: P.R in P.W)
def f():
    class X(Enum):
        _foo_ = 1
attempt(f)
def f():
    class X(Enum):
        mro = 1
attempt(f)
def f():
    class X(ReprEnum):
        A=1
attempt(f)
def f():
    class X(IntEnum):
        A='a'
attempt(f)
def f():
    class X(StrEnum):
        A=1
attempt(f)
def f():
    class X(StrEnum):
        A='a','b','c','d'
attempt(f)
def f():
    class X(Enum):
        A=1
        def _generate_next_value_(*a): return 5
        B=auto()
    return list(X)
attempt(f)
def f():
    class X(Enum):
        A='x'
        B=auto()
    return list(X)
attempt(f)
def f():
    class X(Enum):
        _order_='B A'
        A=1
        B=2
    return list(X)
attempt(f)
def f():
    class X(Flag):
        A=3
        B=8
    return list(X), X(3), X.A, X(11), X(8)
attempt(f)
def f():
    @verify(NAMED_FLAGS)
    class X(Flag):
        A=1
        B=6
attempt(f)
def f():
    @verify(UNIQUE)
    class X(Enum):
        A=1
        B=1
attempt(f)
def f():
    class X(Flag):
        A='s'
attempt(f)
def f():
    class X(C):
        B=1
attempt(f)
class S(Flag, boundary=STRICT): A=1
attempt(lambda: S(3))
class I(IntFlag): A=1; B=2
attempt(lambda: I(7)); attempt(lambda: I(4)); attempt(lambda: ~I(4)); attempt(lambda:I.A|8|4); attempt(lambda: I.A&'x'); print(I(0), repr(I(8)), str(I(9)), list(I(9)), len(I(9)), I(9).name)
print(dir(C.A), C.__doc__, C.A.__dict__, C.A.__reduce_ex__(2), C._value2member_map_, P.R.__dict__)
print(enum.show_flag_values(7), FlagBoundary.STRICT, EnumCheck.UNIQUE, C._member_map_, enum.bin(5), enum.bin(-5))
@global_enum
class G(Enum): GA=1
@global_enum
class GF(IntFlag): FA=1; FB=2
print(repr(G.GA), GA, repr(GF.FA|GF.FB), str(GF.FA), repr(GF(0)), repr(GF(9)))
attempt(lambda: C.A.A); attempt(lambda: C.A.zz); attempt(lambda: C.zz); attempt(lambda: C.name);  attempt(lambda: C.__members__.__class__)
class D(Enum):
    name='x'
    value=3
print(D.name, D.value, D.name.value, D.value.name)
class DT(str, Enum):
    A='a'
    def __new__(cls, v):
        o=str.__new__(cls, v); o._value_=v*2; return o
print(DT.A.value, DT('aa'), DT.A=='a')
class T(tuple, Enum):
    A=1,2
print(T.A, T.A.value, T((1,2)))
class U(Enum):
    A=[1]; B=[2]; C=[1]
print(U([1]), U.C, [1] in U, list(U))
class W(Enum):
    A=auto(), 'x'
    B=auto(), 'y'
print(list(W))
class Inner(Enum):
    class X: pass
    A=1
print(list(Inner), Inner.X)
import copy
print(copy.copy(C.A) is C.A, copy.deepcopy([C.A])[0] is C.A, C.A.__class__, isinstance(C, EnumType), C.A != 1, hash(C.A)==hash('A'))
class Ord(Enum):
    def __lt__(self, o): return self.value < o.value
    B=2
    A=1
print(sorted(Ord), Ord.A < Ord.B, max(Ord, key=lambda m: m.value))
class WithInit(Enum):
    X = 1, 'a'
    Y = 2, 'b'
    def __init__(self, n, s): self.n=n; self.s=s
    @classmethod
    def by(cls, s): return next(m for m in cls if m.s==s)
    @staticmethod
    def st(): return 'st'
    @property
    def both(self): return f'{self.n}{self.s}'
    def __str__(self): return self.s
print(WithInit.by('b'), WithInit.st(), WithInit.X.both, f'{WithInit.X}', WithInit.X)
class Base(Enum):
    def __init_subclass__(cls, **k): print('sub', cls.__name__, k, list(cls)); super().__init_subclass__()
class K(Base, foo=1): Z=1
