from enum import Enum, Flag, IntFlag, auto, member, nonmember, property as enum_property, verify, CONTINUOUS, UNIQUE, NAMED_FLAGS, STRICT, CONFORM, KEEP, EJECT, global_enum
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === Flag ===
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, list(p), ~p, p & Perm.R, p ^ Perm.R, Perm(0), bool(Perm(0)), Perm(3), Perm.RW, list(Perm), len(Perm), len(p), p == Perm.R | Perm.X, Perm.RW.name, p.name, Perm(0).name, Perm['RW'], ~Perm.R, Perm.R | Perm.W is Perm.RW, str(Perm(7)))
for action in (lambda: Perm(8), lambda: Perm.R | 1, lambda: Perm.R < Perm.W, lambda: Perm('x'), lambda: 1 in Perm.R): attempt(action)
class I(IntFlag):
    A = 1
    B = 2
    C = 8
print(I.A | I.B, I.A | 16, repr(I(20)), I.A + 1, I.A == 1, ~I.A, I(0), repr(I.A | I.C), I.A & 3, list(I(11)), I.B | 4, type(I.A | 1).__name__, f'{I.A}', I(-1))
class Strict(Flag, boundary=CONFORM):
    A = 1
    B = 2
print(Strict(7))
class Kept(Flag, boundary=KEEP):
    A = 1
print(Kept(5), Kept(5).value)
# === __init__, __new__, attributes, _missing_, member, nonmember ===
class Planet(Enum):
    EARTH = (5.97, 6371)
    MARS = (0.642, 3389)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius ** 3 * 1e10, 3)
print(Planet.EARTH.mass, Planet.MARS.density, Planet((0.642, 3389)), Planet.EARTH.value)
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o = bytes.__new__(cls, [value])
        o._value_ = value
        o.label = label
        return o
    PX = (0, 'P.X')
    PY = (1, 'P.Y')
print(Coord.PX, Coord(1).label, bytes(Coord.PY))
class Lenient(Enum):
    YES = 'yes'
    NO = 'no'
    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.value == str(value).lower()), None)
    @nonmember
    class Inner: pass
    limit = nonmember(5)
    act = member(len)
print(Lenient('YES'), Lenient.limit, list(Lenient)); attempt(Lenient, 'maybe')
class Bad(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return 5
attempt(Bad, 3)
class Mixed(str, Enum):
    A = 'a'
    def __str__(self): return 'own ' + self.value
    _ignore_ = ['temp']
    temp = 1
    __private = 1
print(Mixed.A, f'{Mixed.A}', Mixed.A == 'a', Mixed.A.upper(), list(Mixed), repr(Mixed.A), '%s' % Mixed.A)
def gap():
    @verify(CONTINUOUS)
    class G(Enum):
        A = 1
        C = 3
attempt(gap)
class Abstract(Enum):
    def area(self): return self.value * 2
class Concrete(Abstract):
    A = 4
print(Concrete.A.area(), issubclass(Concrete, Abstract), list(Abstract))
