import typing
from typing import Any, Optional, Union, Callable, Literal, TypeVar, Generic, Protocol, NamedTuple, TypedDict, NewType, cast, get_type_hints, get_origin, get_args, Annotated, Final, ClassVar, runtime_checkable, overload, final, Self, TYPE_CHECKING, NoReturn, Iterable, Sequence, Type, Required, NotRequired, ParamSpec, Concatenate, TypeGuard, Never, assert_never, assert_type, reveal_type, no_type_check, override, Unpack, LiteralString
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === repr and structure ===
T = TypeVar('T'); N = TypeVar('N', int, str); B = TypeVar('B', bound=int, covariant=True); P = ParamSpec('P')
for x in Any, Optional[int], Union[int, str, None], Union[int], Union[int, int], Callable[[int], str], Callable[..., Any], Literal[1, 'a', None], typing.List[int], typing.Dict[str, typing.List[int]], typing.Tuple[int, ...], typing.Tuple[()], Type[int], Annotated[int, 'meta'], Final[int], ClassVar[int], NoReturn, Iterable[T], Sequence, T, N, B, P, Self, Never, typing.Set[int], Optional[Union[int, None]], Callable[P, T], Callable[Concatenate[int, P], T], TypeGuard[int], typing.Deque[int], typing.Mapping[str, int], 'x' and typing.ForwardRef('X'), LiteralString, Union[int, 'X'], Literal[Literal[1, 2], 3], Required[int]: print(x, end='; ')
print()
print(get_origin(typing.List[int]), get_args(typing.Dict[str, int]), get_origin(Optional[int]), get_args(Optional[int]), get_origin(list[int]), get_args(Callable[[int], str]), get_origin(int), get_args(int), get_args(Literal[1, 2]), get_origin(int | None), get_args(Annotated[int, 'm']), Optional[int] == Union[None, int], Union[int, str] == Union[str, int], typing.List[int] == list[int], hash(Optional[int]) == hash(Union[int, None]))
# === NamedTuple, TypedDict, NewType, Generic, Protocol ===
class Emp(NamedTuple):
    """Doc."""
    name: str
    id: int = 3
    def hi(self): return f'hi {self.name}'
print(Emp('a'), Emp('b', 4).hi(), Emp._field_defaults, Emp.__annotations__, Emp('x') == ('x', 3)); attempt(Emp)
class Movie(TypedDict, total=False):
    title: Required[str]
    year: int
print(Movie(title='x', year=1), type(Movie(title='x')).__name__, Movie.__required_keys__, Movie.__optional_keys__, Movie.__total__, TypedDict('D', {'a': int}).__annotations__); attempt(lambda: isinstance({}, Movie))
Id = NewType('Id', int); print(Id(5), Id.__name__, Id.__supertype__, repr(Id))
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class IntBox(Box[int]): pass
print(Box[int](5).v, Box[int], Box[int].__origin__, Box[int].__args__, Box.__parameters__, IntBox.__orig_bases__, IntBox(1).v, Box[int](1).__orig_class__); attempt(lambda: Box[int, str]); attempt(lambda: isinstance(1, Box[int])); attempt(lambda: Generic[int])
@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...
class HasX(Protocol):
    x: int
print(isinstance([], Sized), isinstance(5, Sized), issubclass(list, Sized)); attempt(lambda: isinstance(5, HasX)); attempt(Sized)
# === helpers ===
def f(a: int, b: 'str' = None, *c: Optional[int]) -> 'Box[int]': pass
print(get_type_hints(f), get_type_hints(Emp), get_type_hints(Movie), cast(int, 'not checked'), TYPE_CHECKING, assert_type(5, int), final(int) is int if False else '', get_type_hints(type('A', (), {'__annotations__': {'q': 'int'}})), typing.get_protocol_members(HasX), typing.is_typeddict(Movie))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), len(typing.get_overloads(g)))
for action in (lambda: Union[()], lambda: Optional[int, str], lambda: Union[1], lambda: typing.List[1, 2], lambda: typing.Dict[int], lambda: Literal[[]] and 'ok', lambda: Any(), lambda: isinstance(1, Any), lambda: isinstance(1, typing.List[int]), lambda: isinstance([], typing.List), lambda: assert_never(1), lambda: TypeVar('X', int), lambda: Callable[int], lambda: Optional(), lambda: get_type_hints(5), lambda: TypeVar('Y', bound=1), lambda: type('Q', (Any,), {}).__name__, lambda: typing.nope, lambda: isinstance(5, Optional[int])): attempt(action)
