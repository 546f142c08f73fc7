import dataclasses
from dataclasses import *
@dataclass
class A:
    x: int
    y: 'str' = 'a'
    z: list[int] = field(default_factory=list, metadata={'k':1}, kw_only=True)
    w: "InitVar[int]" = 5
print(A.__doc__, A.__init__.__annotations__, A.__dataclass_params__, repr(A.__dataclass_fields__['z']).replace(repr(MISSING),'M'), A.__init__.__qualname__, A.__repr__.__qualname__, A.__eq__.__qualname__, InitVar[int], InitVar)
def attempt(a,*k):
    try: print(repr(a(*k)))
    except BaseException as e: print(type(e).__name__, e)
def d(ns, **o):
    def f():
        c=type('X',ns.pop('bases',()),ns); return dataclass(**o)(c)
    attempt(f)
d({'__annotations__': {'x': InitVar}})
d({'__annotations__': {'x': int}, 'x': field(init=False, kw_only=True)})
from typing import ClassVar
d({'__annotations__': {'x': ClassVar[int]}, 'x': field(default_factory=list)})
d({'__annotations__': {'x': InitVar[int]}, 'x': field(default_factory=list)})
d({'__annotations__': {'x': ClassVar[int]}, 'x': field(kw_only=True)})
d({'__annotations__': {'x': int}, '__setattr__': None}, frozen=True)
d({'__annotations__': {'a': KW_ONLY, 'b': KW_ONLY}})
d({'__annotations__': {'a': int}}, weakref_slot=True)
d({'__annotations__': {'a': int},'bases':(A,)}, frozen=True)
d({'__annotations__': {'a': int}, '__eq__': 5}, order=True)
attempt(lambda: make_dataclass('class', [])); attempt(lambda: make_dataclass('C', ['1a'])); attempt(lambda: make_dataclass('C', ['a','a'])); attempt(lambda: make_dataclass('C', [('a',)])); attempt(lambda: make_dataclass('C', ['class'])); attempt(lambda: make_dataclass('C', [5]))
attempt(lambda: astuple(5)); attempt(lambda: asdict(5)); attempt(lambda: replace(5)); attempt(lambda: replace(A, x=1)); attempt(lambda: replace(A(1,w=3), w=3)); attempt(lambda: field(default=1,default_factory=int)); attempt(lambda: InitVar()); attempt(lambda: field(bad=1)); attempt(lambda: field(5))
@dataclass(slots=True, frozen=True)
class S:
    a: int
    b: int = 3
s=S(1); print(s, S.__slots__, hash(s)==hash((1,3)))
import copy
print(copy.copy(s), copy.deepcopy(s), copy.replace(s, a=4))
print(make_dataclass('M', [('x', int), ('y', int, 5)], bases=(A,), frozen=False, kw_only=True)(1, x=2))
from collections import namedtuple, OrderedDict, defaultdict
NT = namedtuple('NT', 'p q')
@dataclass
class Deep:
    nt: NT
    dd: dict
    od: OrderedDict
d2 = Deep(NT(A(1), 2), defaultdict(list, {'k': [A(2)]}), OrderedDict(z=A(3)))
print(asdict(d2), astuple(d2))
@dataclass
class Frozen2:
    x: int = field(default=3, hash=False)
    def __hash__(self): return 7
print(hash(Frozen2()))
@dataclass(eq=True, frozen=True)
class FH:
    x: int
    y: int = field(compare=False, default=0)
print(hash(FH(1,2))==hash(FH(1,3)), FH(1,2)==FH(1,3), FH.__match_args__)
from abc import ABC, abstractmethod
@dataclass
class Ab(ABC):
    x: int
    @abstractmethod
    def f(self): ...
attempt(lambda: Ab(1))
@dataclass
class Co(Ab):
    y: int = 2
    def f(self): return self.x + self.y
print(Co(1).f(), Co(1) == Co(1), Co.__mro__[1].__name__)
class Desc:
    def __set_name__(self, o, n): self.n = '_'+n
    def __get__(self, o, t=None): return 42 if o is None else getattr(o, self.n, 42)
    def __set__(self, o, v): setattr(o, self.n, int(v))
@dataclass
class WD:
    v: int = Desc()
print(WD(), WD('7').v)
@dataclass
class Gen[T]:
    item: T
print(Gen(5), Gen[int](3))
@dataclass(repr=False)
class Rep:
    a: int
    def __repr__(self): return f'R{self.a}'
print(Rep(2), [Rep(1)])
print(fields(A)[0] == fields(A)[0], [f.name for f in fields(A(1))], A(1, 'b', 9, z=[1]), A.__replace__)if 0 else None
