import typing
from typing import *
T=TypeVar('T'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts'); K=TypeVar('K')
def a(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class B(Generic[T,K]): pass
for i, f in enumerate((lambda: type(T), lambda: T.__module__, lambda: TypeVar.__module__, lambda: T.__bound__, lambda: T.__constraints__, lambda: T.__covariant__, lambda: T.__default__, lambda: T.has_default(), lambda: T(), lambda: T|int, lambda: int|T, lambda: T|None, lambda: type('X',(TypeVar,),{}), lambda: type('X',(T,),{}), lambda: B[int,T], lambda: B[int,T][str], lambda: B[T,T][str], lambda: list[Optional[T]][int], lambda: dict[T,List[K]][int,str], lambda: (int|T)[str], lambda: Dict[T,int].__parameters__, lambda: List[T][int], lambda: List[int][str], lambda: List[T][int,str], lambda: Callable[P,T][[int],str], lambda: Callable[[T],K][int,str], lambda: Callable[Concatenate[int,P],T], lambda: Callable[[int],str].__args__, lambda: type(List[int]), lambda: type(Optional[int]), lambda: type(List), lambda: List.__origin__, lambda: List._name, lambda: List[int].__origin__, lambda: Union[int,None].__args__, lambda: Union[int,str]|None, lambda: Optional[int]==(int|None), lambda: (int|None)==Optional[int], lambda: Literal[1,True], lambda: Literal[1,1,2], lambda: Literal[1]==Literal[True], lambda: Annotated[int], lambda: Annotated[Annotated[int,1],2], lambda: Annotated[int,1].__metadata__, lambda: Annotated[int,1].__origin__, lambda: Tuple[int,str], lambda: Tuple, lambda: Tuple[int,...,str], lambda: Unpack[Ts], lambda: Ts, lambda: [*Ts], lambda: Generic[T,T], lambda: Generic[()], lambda: Generic[1], lambda: Generic, lambda: Protocol[T], lambda: Protocol, lambda: ClassVar[T], lambda: Final, lambda: NoReturn[int], lambda: Any[int], lambda: Self[int], lambda: Optional[1], lambda: Optional['X'], lambda: ForwardRef('1+'), lambda: ForwardRef(5), lambda: ForwardRef('X')==ForwardRef('X'), lambda: Type, lambda: Type[T], lambda: NewType('N',int)(5), lambda: NewType('N',int)|None, lambda: isinstance(5, NewType('N',int)), lambda: cast('int', 5), lambda: TypedDict('X',{'a':int}, total=False), lambda: NamedTuple('N',[('a',int)]), lambda: typing.Hashable, lambda: typing.Sized, lambda: typing.Awaitable[int], lambda: typing.Generator[int,str,None], lambda: typing.Generator[int], lambda: typing.ContextManager[int], lambda: typing.Counter[int], lambda: typing.ChainMap[int,str], lambda: typing.OrderedDict[int,str], lambda: typing.DefaultDict[int,str], lambda: typing.IO[str], lambda: typing.TextIO, lambda: typing.Text, lambda: typing.AnyStr, lambda: typing.SupportsInt, lambda: isinstance(5,typing.SupportsInt), lambda: isinstance([],typing.Iterable), lambda: issubclass(list,typing.Sequence), lambda: typing.List(), lambda: typing.List[int](), lambda: typing.Dict, lambda: Concatenate[int], lambda: Concatenate[int,P], lambda: P.args, lambda: P.kwargs, lambda: get_args(Callable[P,int]), lambda: get_args(Annotated[int,1,2]), lambda: get_origin(P.args) is P, lambda: get_origin(Generic[T]), lambda: get_origin(Union[T,int]), lambda: get_origin(ClassVar[int]), lambda: get_origin(Literal[1]), lambda: get_args(Literal[1,'x']), lambda: TypeAliasType('A', int), lambda: TypeAliasType('A', list[T], type_params=(T,))[int], lambda: NoDefault, lambda: TypeIs[int], lambda: ReadOnly[int], lambda: NotRequired[int], lambda: is_protocol(SupportsInt), lambda: override(a) is a, lambda: final(a).__final__, lambda: no_type_check(a).__no_type_check__, lambda: Union, lambda: type(Union), lambda: Optional, lambda: hash(List[int])==hash(List[int]), lambda: List[int]==List[int], lambda: List[int] is List[int], lambda: Union[int,'X'].__args__, lambda: Union[list[int],List[int]], lambda: Dict[str,Any], lambda: B.__parameters__, lambda: B.__orig_bases__, lambda: B[int], lambda: B[int,str].__parameters__, lambda: B[int,str]().__orig_class__, lambda: type('Q',(B[int,T],),{}), lambda: typing.Callable, lambda: Callable[[],int], lambda: Callable[[...],int], lambda: Callable[...,int].__args__, lambda: isinstance(len, typing.Callable), lambda: typing.Deque([1]), lambda: B[int,str].foo, lambda: B[int,str].__name__, lambda: List.__name__, lambda: Optional[int].__name__, lambda: List[int].__module__, lambda: typing.Never, lambda: Union[Never,int], lambda: Tuple[()], lambda: Tuple[int].__args__, lambda: typing.get_type_hints(B), lambda: isinstance(int, typing.Type), lambda: typing.List.append, lambda: list[T].__parameters__, lambda: int | List[int], lambda: List[int] | str, lambda: 'X' | T, lambda: ClassVar[int] | None, lambda: List['X'], lambda: list['X'], lambda: Type['X'], lambda: Dict[str, 'X'].__args__)): print(i, end=' '); a(f)
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TD2(TD, total=False):
    c: ReadOnly[int]
print(TD2.__annotations__, *map(sorted, (TD2.__required_keys__, TD2.__optional_keys__, TD2.__readonly_keys__, TD2.__mutable_keys__)), TD2.__bases__, TD2.__orig_bases__, TD.__name__, is_typeddict(TD2), is_typeddict(dict))
class GT(TypedDict, Generic[T]): x: T
print(GT[int], GT.__parameters__)
class NTG(NamedTuple, Generic[T]):
    x: T
print(NTG(1), NTG[int], NTG.__mro__[-2:])
def bad():
    class N(NamedTuple):
        a: int = 1
        b: str
a(bad)
def bad():
    class N(NamedTuple):
        a: int
        def __new__(cls): pass
a(bad)
class Pr(Protocol):
    x: int
    def m(self): ...
class Im(Pr): pass
print(Im().m(), Im.__mro__, Pr.__protocol_attrs__ == {'x','m'}, get_protocol_members(Pr) == {'x','m'}, Pr._is_protocol, Im._is_protocol)
@runtime_checkable
class RP(Protocol):
    name: str
class HN: name='a'
print(isinstance(HN(), RP), isinstance(5, RP)); a(lambda: issubclass(HN, RP)); a(lambda: Pr()); a(lambda: runtime_checkable(int)); a(lambda: get_protocol_members(int))
def bad():
    class X(Protocol, int): pass
a(bad)
class GP(Protocol[T]):
    def get(self) -> T: ...
class Impl(GP[int]):
    def get(self): return 1
print(GP[int], GP.__parameters__, Impl.__orig_bases__, Impl().get())
def fn(x: 'List[Node]', y: "Optional[int]" = None, *, z: 'Annotated[int, 1]' = 3) -> None: ...
class Node:
    parent: 'Optional[Node]'
    kids: 'list[Node]'
    v: ClassVar[int] = 3
print(get_type_hints(fn), get_type_hints(Node), get_type_hints(fn, include_extras=True))
a(lambda: get_type_hints(lambda x: 1))
class Sub(Node):
    other: 'Undefined'
a(lambda: get_type_hints(Sub))
def h(): pass
h.__annotations__ = {'a': 'list["int"]', 'b': "dict[str, 'Node']"}
print(get_type_hints(h))
class VT(Generic[Unpack[Ts]]): pass
print(VT[int,str], VT[()], VT.__parameters__)
class PS(Generic[P]): pass
print(PS[int,str], PS[[int]], PS[...])
N = NewType('N', int)
def bad():
    class X(N): pass
a(bad)
print(TypeVar('D', default=int).__default__, TypeVar('X', bound='Y').__bound__)
class D1(Generic[T]):
    pass
class D2(D1[int]): pass
class D3(D1[K], Generic[K]): pass
def bad():
    class X(D1[T], Generic[K]): pass
a(bad)
def bad():
    class X(Generic): pass
a(bad)
def bad():
    class X(Generic[T], Generic[K]): pass
a(bad)
def bad():
    class X(List): pass
    return X.__mro__
a(bad)
class L(List[int]): pass
class DD(Dict[str, T]): pass
print(L([1]), L.__mro__, DD.__mro__, DD.__parameters__, DD[int])
def bad():
    class X(Union[int,str]): pass
a(bad)
def bad():
    class X(Any): pass
    return X()
print(type(bad()).__name__)
a(lambda: typing.assert_never('x'*200))
@overload
def ov(x: int): ...
def ov(x): return x
print(get_overloads(ov)[0].__name__); clear_overloads(); print(get_overloads(ov)); a(lambda: overload(len)(1))
import copy; print(copy.copy(List[int]), copy.deepcopy(Optional[int]), copy.copy(T) is T)
print({List[int]: 1}[List[int]], Callable[[int], str] == Callable[[int], str])
from collections.abc import Callable as AC, Iterable as AI
print(AC[[T], K][int, str], AI[T][int], get_args(AC[[int],str]), AC[P, T][[int], str])
