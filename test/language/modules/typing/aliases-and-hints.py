import collections.abc
import copy
import typing
from typing import *


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


T = TypeVar('T')
S = TypeVar('S', bound=int, default=bool)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')


class Box(Generic[T]):
    def __init__(self, item=None): self.item = item
    class_value = 5


class Pair(Generic[T, S]): pass
class Shape(Generic[*Ts]): pass
class Call(Generic[P]): pass


# === forms ===
for action in (lambda: Union[int, None], lambda: Union[int, str, int], lambda: Union[int], lambda: Union[()], lambda: Optional[int], lambda: Optional[int, str], lambda: Union[int, Union[str, None]], lambda: Union[int | str, bytes],
               lambda: Union['Later', int], lambda: Literal[1, True, 'a', 1], lambda: Literal[Literal[1], 2], lambda: Literal[[]], lambda: ClassVar[int], lambda: Final[int, str], lambda: ClassVar[ClassVar[int]], lambda: List[ClassVar],
               lambda: List[Generic], lambda: List[Protocol], lambda: List[Generic[T]], lambda: Never[int], lambda: Self[int], lambda: Required[int], lambda: NotRequired[int, str], lambda: TypeGuard[int], lambda: TypeIs['X'],
               lambda: Concatenate[int, P], lambda: Concatenate[int], lambda: Concatenate[()], lambda: Concatenate[int, ...], lambda: Unpack[tuple[int, str]], lambda: Unpack[int, str], lambda: Annotated[int, 1, 'b'], lambda: Annotated[int],
               lambda: Annotated[Annotated[int, 1], 2], lambda: Annotated[ClassVar[int], 1], lambda: Annotated[List[T], 1][int], lambda: List[1, 2], lambda: List[(1,)], lambda: Dict[int], lambda: Dict[int, str], lambda: Dict[T, S][int, bool],
               lambda: Tuple[()], lambda: Tuple[int, ...], lambda: Tuple[int, T][str], lambda: Type[T], lambda: Generator[int], lambda: Generator[int, str], lambda: AsyncGenerator[int], lambda: ContextManager[int], lambda: Coroutine[int],
               lambda: Callable[[int, T], S], lambda: Callable[..., T][int], lambda: Callable[P, int][[str, int]], lambda: Callable[P, T][[str], int], lambda: Callable[int, str], lambda: Callable[int], lambda: Callable[[], None],
               lambda: Callable[Concatenate[int, P], T][[str], bool], lambda: Any(), lambda: Union(), lambda: List(), lambda: isinstance([], List), lambda: isinstance([], List[int]), lambda: issubclass(list, Sequence), lambda: isinstance(1, Union[int, str]),
               lambda: isinstance(1, Any), lambda: isinstance(1, ClassVar), lambda: issubclass(int, ClassVar), lambda: type('X', (Union[int, str],), {}), lambda: type('X', (ClassVar,), {}), lambda: type('X', (typing._SpecialForm,), {}),
               lambda: Optional[int] | str, lambda: 'Later' | List[int], lambda: List[int] | None, lambda: Any | int, lambda: Dict[str, 'Later']):
    attempt(action)

# === generic classes ===
for action in (lambda: Box[int], lambda: Box[int](3).item, lambda: Box[int](3).__orig_class__, lambda: Box[T], lambda: Box[T][str], lambda: Box[int][str], lambda: Box[int, str], lambda: Box[()], lambda: Pair[int], lambda: Pair[int, str], lambda: Pair[int, str, int],
               lambda: Pair[int].__args__, lambda: Shape[int, str], lambda: Shape[()], lambda: Shape[*Ts, int], lambda: Call[int, str], lambda: Call[[int, str]], lambda: Call[...], lambda: Call[P], lambda: Generic[int], lambda: Generic[()], lambda: Generic[T, T],
               lambda: Box['Later'], lambda: Box[(1,)], lambda: Box[int].class_value, lambda: Box[int] == Box[int], lambda: hash(Box[int]) == hash(Box[int]), lambda: Box[int] == Box[str], lambda: isinstance(Box(), Box[int]), lambda: Box.__parameters__,
               lambda: Dict[str, Box[T]].__parameters__, lambda: copy.copy(Box[int]) == Box[int], lambda: copy.deepcopy(List[int]), lambda: copy.copy(Callable[[int], str]), lambda: copy.copy(Union[int, str]), lambda: copy.copy(Literal[1]), lambda: copy.copy(Annotated[int, 1]),
               lambda: Union[int, str] == Union[str, int], lambda: Union[int, str] == int | str, lambda: Literal[1] == Literal[True], lambda: Literal[1, 2] == Literal[2, 1], lambda: Annotated[int, 1] == Annotated[int, 2], lambda: Box[int].__module__, lambda: List.__name__, lambda: List[int].__name__,
               lambda: [*Unpack[Ts]], lambda: [*Tuple[int, str]], lambda: List[int].append, lambda: List.__doc__, lambda: Deque.__doc__):
    attempt(action)


def plain():
    class Wrong(Generic): pass


def twice():
    class Wrong(Generic[T], Generic[S]): pass


def missing():
    class Wrong(Box[T], Dict[S, T], Generic[T]): pass


class Child(Box[T], Dict[str, S]): pass
class Fixed(Box[int]): pass


for make in plain, twice, missing, lambda: (Child.__parameters__, Child.__bases__), lambda: Child[int, bool], lambda: Fixed[int], lambda: Fixed.__orig_bases__:
    attempt(make)

# === get_origin, get_args ===
for tp in (List[int], list[int], Callable[[int], str], Callable[..., int], collections.abc.Callable[[int], str], Union[int, str], int | str, Annotated[int, 1], Literal[1], Generic, Generic[T], P.args, int, List, ClassVar[int], Tuple[()], None):
    print(get_origin(tp), get_args(tp))

# === get_type_hints ===
class Base:
    a: 'int'
    b: Annotated['List[Base]', 'note']


class Derived(Base):
    a: 'str'
    c: Optional['Derived'] = None
    d: None
    f: 'ClassVar[Final[int]]' = 5
    e: 'list["Base"]'


def function(x: 'Base', *rest: 'int', y: None = None, **more: List['Derived']) -> 'Union[Base, None]': pass


for action in (lambda: get_type_hints(Derived), lambda: get_type_hints(Derived, include_extras=True), lambda: get_type_hints(function), lambda: get_type_hints(5), lambda: get_type_hints(len), lambda: get_type_hints(Base, {'int': bytes}, {}) if False else 0):
    attempt(action)


def unknown(x: 'Unknown'): pass


attempt(get_type_hints, unknown)
attempt(get_type_hints, unknown, {'Unknown': int})
attempt(get_type_hints, unknown, None, {'Unknown': int})


class Records(TypedDict):
    a: Required['int']
    b: ReadOnly[NotRequired[List['str']]]


attempt(get_type_hints, Records)
attempt(get_type_hints, Records, include_extras=True)


def generic[X](x: 'X') -> 'list[X]': pass


attempt(get_type_hints, generic)

# === ForwardRef ===
reference = ForwardRef('int')
print(reference, reference == ForwardRef('int'), reference == ForwardRef('str'), ForwardRef('X', module='m'), hash(reference) == hash(ForwardRef('int')), reference | str)
attempt(ForwardRef, 5)
attempt(ForwardRef, 'not valid')

# === decorators and the rest ===
@overload
def over(x: int) -> int: ...
@overload
def over(x: str) -> str: ...
print(len(get_overloads(over)), get_overloads(function))
attempt(over, 1)
clear_overloads()
print(get_overloads(over))


@no_type_check
class Unchecked:
    x: 'nonsense'
    def method(self, y: 'more nonsense'): pass
    @classmethod
    def other(cls, y: 'x y'): pass
    class Inner:
        z: 'z z'


print(get_type_hints(Unchecked), get_type_hints(Unchecked.method), get_type_hints(Unchecked.other), get_type_hints(Unchecked.Inner))


@final
class Last: pass


class Over:
    @override
    def method(self): pass


@dataclass_transform(kw_only_default=True, extra=1)
def transform(): pass


print(Last.__final__, Over.method.__override__, transform.__dataclass_transform__, final(5), cast('int', 5), assert_type(5, str), final(len) is len)
attempt(assert_never, 5)
attempt(assert_never, 'x' * 200)
UserId = NewType('UserId', int)
print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, UserId | None, type(UserId).__name__)
attempt(lambda: type('X', (UserId,), {}))
print(is_typeddict(Records), is_typeddict(dict), is_typeddict(TypedDict), is_protocol(SupportsInt), is_protocol(Protocol), is_protocol(int))
attempt(get_protocol_members, int)
print([name for name in typing.__all__ if not hasattr(typing, name)], len(typing.__all__), sorted(typing.__all__)[:5])
