import enum
from dataclasses import dataclass
from enum import CONFORM, CONTINUOUS, EJECT, KEEP, NAMED_FLAGS, UNIQUE, Enum, EnumType, Flag, IntEnum, IntFlag, StrEnum, auto, verify


def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error} {error.__context__!r}')


# === data types mixed in ===
@dataclass
class Point:
    x: int
    y: int = 0


class Corner(Point, Enum):
    LEFT = 1, 2
    RIGHT = 3


print(Corner.LEFT, Corner.RIGHT, list(Corner), Corner.LEFT.x, Corner.RIGHT.y)


class Plain:
    def __str__(self): return 'plain ' + self.name


class Named(Plain, Enum):
    A = 1


class Ratio(float, Enum):
    HALF = 0.5
    WHOLE = '1'


print(Named.A, repr(Named.A), f'{Named.A}', Ratio.HALF, Ratio.HALF * 2, Ratio.WHOLE, Ratio(1), f'{Ratio.HALF}')
attempt(Ratio, 1.0)


def several():
    class Both(int, str, Enum):
        A = 1


attempt(several)


def order():
    class Wrong(Enum, int):
        A = 1


attempt(order)


# === __new__ of a base is used by its subclasses ===
class Counted(Enum):
    def __new__(cls, *args):
        made = object.__new__(cls)
        made._value_ = len(cls.__members__) + 1
        made.given = args
        return made


class Fruit(Counted):
    APPLE = 'red'
    PEAR = 'green', 'yellow'


print(list(Fruit), Fruit.PEAR.given, Fruit(1), Fruit.APPLE.value)


# === aliases ===
class Day(IntEnum):
    MONDAY = 1
    TUESDAY = 2


Day.MONDAY._add_alias_('FIRST')
Day.MONDAY._add_value_alias_(11)
print(Day.FIRST, Day(11), Day['FIRST'], list(Day.__members__), len(Day), Day.FIRST.name, Day._member_names_)
attempt(Day.TUESDAY._add_alias_, 'FIRST')
attempt(Day.TUESDAY._add_value_alias_, 11)
attempt(lambda: Day.MONDAY._add_value_alias_(1))
attempt(lambda: Day.nothing)
attempt(lambda: Day('x'))
attempt(lambda: Day())
attempt(lambda: 5 in Day)
attempt(lambda: 2 in Day)


# === numbers with bits of no flag ===
class Ejecting(Flag, boundary=EJECT):
    A = 1
    C = 4


class Keeping(Flag, boundary=KEEP):
    A = 1
    C = 4


class Conforming(IntFlag, boundary=CONFORM):
    A = 1
    C = 4


for cls in Ejecting, Keeping, Conforming:
    for value in (0, 1, 2, 5, 6, 8, -1, -2, -3, -5, -9):
        attempt(cls, value)
    attempt(lambda: ~cls.A)
    attempt(lambda: ~cls(0))
    attempt(lambda: cls.A ^ cls.C)
    attempt(lambda: cls.A in cls(5))


# === order, aliases and values of flags ===
class Backwards(Flag):
    C = 4
    B = 2
    A = 1
    AB = 3
    NONE = 0


print(list(Backwards), list(Backwards(7)), Backwards(7), Backwards.NONE, Backwards.AB, list(Backwards.AB), len(Backwards))
print(repr(Backwards.A | Backwards.C), Backwards.AB in Backwards(7), Backwards(7).name, Backwards(0).name)


class Big(Flag):
    A = auto()
    B = 5
    C = auto()


attempt(lambda: list(Big))
attempt(lambda: Big(5))
attempt(lambda: Big(4))
attempt(lambda: Big(13))
attempt(lambda: Big(12))


# === the functional form ===
attempt(lambda: list(Enum('E', 'A,B  C', start=5)))
attempt(lambda: list(Flag('E', ['A', 'B', 'C'])))
attempt(lambda: list(Enum('E', [('A', 1), ['B', 2]], type=int, module='m', qualname='q.E')))
attempt(lambda: Enum('E', ''))
attempt(lambda: list(Enum('E', ())))
attempt(lambda: list(StrEnum('E', 'UP DOWN')))
attempt(lambda: repr(Enum('E', 'A B', module='some.where').A.__class__.__module__))


# === checks ===
def check(*checks):
    def made(cls): return verify(*checks)(cls)
    return made


def gaps():
    @check(CONTINUOUS)
    class Gap(IntEnum):
        A = 1
        B = 5


def flag_gaps():
    @check(CONTINUOUS)
    class Gap(IntFlag):
        A = 1
        B = 16


def unnamed():
    @check(NAMED_FLAGS)
    class Unnamed(Flag):
        A = 1
        B = 3
        C = 12


def fine():
    @check(CONTINUOUS, UNIQUE, NAMED_FLAGS)
    class Fine(Flag):
        A = 1
        B = 2
        AB = 3


for make in gaps, flag_gaps, unnamed, fine:
    attempt(make)


# === names in the body ===
def ignored():
    class E(Enum):
        A = 1
        _ignore_ = 'A'


def late():
    class E(Enum):
        A = auto()
        def _generate_next_value_(name, *rest): return name


def underscored():
    class E(Enum):
        _ = 1
        __ = 2
        _a = 3
        a_ = 4
        __own = 5
        ___x___ = 6
    return list(E)


for make in ignored, late, underscored:
    attempt(make)


class Members(Enum):
    ONE = 1
    @property
    def double(self): return self.value * 2
    @staticmethod
    def helper(): return 'helper'
    @classmethod
    def first(cls): return next(iter(cls))
    class Inner: pass


print(Members.ONE.double, Members.helper(), Members.first(), Members.Inner, list(Members), 'double' in dir(Members.ONE))
print(enum.bin(0), enum.bin(1), enum.bin(-1), enum.bin(-8), enum.bin(8, 6), enum.bin(-3, 6), auto(3))
print(EnumType.__prepare__('Y', (Enum,)).member_names)
print(dir(Members), dir(Day)[:3], dir(Fruit)[:4], Members.__members__)
