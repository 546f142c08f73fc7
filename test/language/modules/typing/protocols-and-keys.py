import typing
import warnings
from typing import Annotated, Generic, NamedTuple, NotRequired, Protocol, ReadOnly, Required, TypedDict, TypeVar, runtime_checkable

warnings.simplefilter('ignore')
T = TypeVar('T')


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


# === protocols ===
@runtime_checkable
class Sized(Protocol):
    def __len__(self): ...


@runtime_checkable
class Named(Protocol):
    name: str
    def show(self): ...


class Unchecked(Protocol):
    def run(self): ...


class Thing:
    name = None
    def show(self): pass


class Denied(Thing):
    show = None


class Slotted:
    __slots__ = 'name', 'show'


class Lazy:
    def show(self): pass
    @property
    def name(self): raise RuntimeError('not to be run')


full = Slotted()
full.name = full.show = 1
for value in [], 5, Thing(), Denied(), Slotted(), full, Lazy(), Thing, int:
    print(isinstance(value, Sized), isinstance(value, Named), end=' ')
print()
for action in (lambda: issubclass(list, Sized), lambda: issubclass(Thing, Named), lambda: issubclass(5, Sized), lambda: isinstance(5, Unchecked), lambda: issubclass(int, Unchecked),
               Named, lambda: type(Protocol()).__name__, lambda: type('P', (Protocol, int), {}), lambda: runtime_checkable(int), lambda: runtime_checkable(Thing), lambda: isinstance(5, Protocol), lambda: issubclass(Named, Protocol)):
    attempt(action)


class Box(Protocol[T]):
    value: T
    def get(self) -> T: ...


class Extended(Box[T], Sized, Protocol): ...
class Concrete(Box[int]):
    def __init__(self, value): self.value = value


class Bare(Box[int]): pass


print(Concrete(3).value, Bare(), sorted(typing.get_protocol_members(Extended)), typing.is_protocol(Extended), typing.is_protocol(Concrete), Box[int], Box.__parameters__) if False else None
print(Concrete(3).value, type(Bare()).__name__, sorted(typing.get_protocol_members(Extended)), typing.is_protocol(Extended), typing.is_protocol(Concrete), Box.__parameters__)
attempt(Extended)
for name in ('Int', 'Float', 'Complex', 'Bytes', 'Index', 'Abs', 'Round'):
    protocol = getattr(typing, 'Supports' + name)
    print(protocol, [isinstance(value, protocol) for value in (1, 1.5, 'x', 1j, b'')], protocol.__parameters__, sorted(typing.get_protocol_members(protocol)))
print(issubclass(int, typing.SupportsInt), typing.SupportsAbs[int], typing.SupportsInt.__module__)


class WithAbc(typing.Iterable[int], Protocol):
    def more(self): ...


attempt(lambda: sorted(typing.get_protocol_members(WithAbc)))

# === NamedTuple ===
class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 5
    def size(self): return self.x + self.y
    zero = 0


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T


print(Point(1), Point(1, 2).size(), Point._field_defaults, Point.__annotations__, Point.__doc__, Point.zero, Point.__mro__, Point.__orig_bases__ == (NamedTuple,), Point.__qualname__, Point.__module__)
print(Pair(1, 2), Pair[int], Pair[int](3, 4), Pair.__parameters__, Pair.__bases__)
Made = NamedTuple('Made', [('a', int), ('b', 'str')])
print(Made(1, 2), Made.__annotations__, Made.__orig_bases__ == (NamedTuple,), NamedTuple('Empty', [])())
for make in (lambda: NamedTuple('K', a=int)(1), lambda: NamedTuple('K')(), lambda: NamedTuple('K', None)(), lambda: NamedTuple('K', [('a', int)], b=int), lambda: NamedTuple('K', None, a=int), lambda: NamedTuple('K', [('a', (1,))])):
    attempt(make)


def defaults_first():
    class Wrong(NamedTuple):
        a: int = 1
        b: int = 2
        c: int


def reserved():
    class Wrong(NamedTuple):
        a: int
        def _replace(self): pass


def other_base():
    class Wrong(NamedTuple, int):
        a: int


for make in defaults_first, reserved, other_base:
    attempt(make)

# === TypedDict ===
class Base(TypedDict):
    a: int
    b: NotRequired[str]


class Partial(Base, total=False):
    c: Required[int]
    d: Annotated[Required[ReadOnly[int]], 'note']
    e: int


class Generics(TypedDict, Generic[T]):
    item: T


def keys(cls): return [sorted(getattr(cls, f'__{kind}_keys__')) for kind in ('required', 'optional', 'readonly', 'mutable')], cls.__total__


print(keys(Base), keys(Partial), keys(Generics), Generics[int], Partial(a=1), Partial.__annotations__, Partial.__bases__, Base.__orig_bases__ == (TypedDict,), typing.is_typeddict(Base))
Functional = TypedDict('Functional', {'with space': int, 'k': 'str'}, total=False)
print(keys(Functional), Functional.__annotations__, Functional({'k': 1}), Functional.__module__, TypedDict('Empty', {})())


def redefined():
    class Wrong(Base):
        a: ReadOnly[int]


def mixed():
    class Wrong(Base, int):
        pass


for make in (redefined, mixed, lambda: isinstance({}, Base), lambda: issubclass(dict, Base), lambda: TypedDict('K'), lambda: TypedDict('K', None), lambda: TypedDict('K', {'a': (1,)})):
    attempt(make)
warnings.simplefilter('error')
for make in (lambda: TypedDict('K'), lambda: TypedDict('K', None), lambda: NamedTuple('K'), lambda: NamedTuple('K', None), lambda: NamedTuple('K', a=int)):
    attempt(make)
