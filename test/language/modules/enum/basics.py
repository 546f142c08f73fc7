from enum import Enum, IntEnum, StrEnum, auto, unique
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === members ===
class Color(Enum):
    """Colours."""
    RED = 1
    GREEN = 'g'
    BLUE = (3, 4)
    CRIMSON = 1
    def warm(self): return self is Color.RED
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.GREEN), Color.RED.name, Color.BLUE.value, Color(1), Color['GREEN'], Color.CRIMSON, Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED in Color, 1 in Color, 99 in Color, Color.__members__, Color.RED == 1, Color.RED == Color.RED, Color.RED.warm(), Color.default(), type(Color.RED).__name__, isinstance(Color.RED, Color), f'{Color.RED}', f'{Color.RED!r:>20}', str(Color.RED), hash(Color.RED) == hash(Color.RED), Color.__doc__, repr(Color), list(reversed(Color)), {Color.RED: 1}, Color.RED.RED, dir(Color.RED)[-2:], bool(Color.RED), Color((3, 4)))
for action in (lambda: Color(99), lambda: Color['NOPE'], lambda: Color.NOPE, lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'value', 5), lambda: setattr(Color.RED, 'name', 5), lambda: Color.RED < Color.GREEN, lambda: Color.RED + 1, lambda: Color(), lambda: type('Sub', (Color,), {}), lambda: [] in Color): attempt(action)
# === IntEnum, StrEnum, auto ===
class Level(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = 10
    TOP = auto()
class Name(StrEnum):
    FIRST = auto()
    SECOND = 'second!'
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return f'{name.lower()}{count}{last}'
    A = auto()
    B = auto()
print(list(Level), Level.LOW < Level.HIGH, Level.MID + 1, Level(10), Level.TOP.value, str(Level.LOW), repr(Level.LOW), f'{Level.LOW}', '%d %s' % (Level.HIGH, Level.HIGH), Level.LOW == 1, [0, 1, 2][Level.LOW], sorted(Level, reverse=True), max(Level), isinstance(Level.LOW, int), Level.HIGH / 4)
print(list(Name), Name.FIRST == 'first', Name.FIRST.upper(), str(Name.SECOND), f'{Name.FIRST}', Name('first'), 'x' + Name.FIRST, list(Auto), Name.FIRST in ('first',), {Name.FIRST: 1}['first'])
# === unique, functional, duplicates ===
def dup():
    @unique
    class D(Enum):
        A = 1
        B = 1
attempt(dup)
def twice():
    class D(Enum):
        A = 1
        A = 2
attempt(twice)
F = Enum('F', 'X Y'); G = Enum('G', {'P': 'p', 'Q': 'q'}); H = Enum('H', [('M', 5)], start=3); I = IntEnum('I', ['A', 'B'], start=0)
print(list(F), list(G), list(H), list(I), F.X.value, F.__name__, F.__module__)
match Color.RED:
    case Color.GREEN: print('green')
    case Color.RED: print('matched red')
