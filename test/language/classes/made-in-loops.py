# Classes whose instances are made in hot loops, and what may change about them meanwhile.


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


def many(cls, count, *args):
    last = None
    for i in range(count):
        last = cls(i, *args) if args else cls(i)
    return last


def pairs(cls, count):
    total = 0
    for i in range(count):
        point = cls(i, 1)
        total += point.x + point.y
    return total


print(many(Point, 500).x, pairs(Point, 500))


# __init__ replaced while the site is hot
def other_init(self, x, y):
    self.x = -x
    self.y = y


Point.__init__ = other_init
print(pairs(Point, 500))

# a __new__ added
made = []


def new(cls, *args):
    made.append(args)
    return object.__new__(cls)


Point.__new__ = new
print(pairs(Point, 300), len(made))


# another class at the same site, with another number of parameters, with defaults, without __init__
class Wide:
    def __init__(self, x, y, z=5):
        self.x = x + z
        self.y = y


class Bare:
    pass


class Slots:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Inherits(Point):
    pass


for cls in Wide, Slots, Inherits, Point, Wide, Slots:
    print(cls.__name__, pairs(cls, 300))
try:
    pairs(Bare, 1)
except TypeError as error:
    print(error)


# an __init__ that gives something, from some iteration on
class Gives:
    def __init__(self, n):
        self.n = n
        if n > 250:
            return n


def give(count):
    try:
        for i in range(count):
            Gives(i)
    except TypeError as error:
        return i, str(error)


print(give(240), give(300))


# an __init__ that raises, caught in the loop
class Odd(Exception):
    pass


class Picky:
    def __init__(self, n):
        if n % 7 == 3:
            raise Odd(n)
        self.n = n


def pick(count):
    kept = refused = 0
    for i in range(count):
        try:
            kept += Picky(i).n
        except Odd as error:
            refused += error.args[0]
        finally:
            kept += 1
    return kept, refused


print(pick(700))


# classes that become abstract, and metaclasses
from abc import ABC, abstractmethod, update_abstractmethods


class Shape(ABC):
    @abstractmethod
    def area(self): ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


def areas(count):
    return sum(Square(i).area() for i in range(count))


def loop_areas(count):
    total = 0
    for i in range(count):
        total += Square(i).area()
    return total


print(areas(300), loop_areas(300))
del Square.area
update_abstractmethods(Square)
try:
    loop_areas(300)
except TypeError as error:
    print(error)


class Counting(type):
    calls = 0

    def __call__(cls, *args):
        Counting.calls += 1
        return super().__call__(*args)


class Counted(metaclass=Counting):
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(pairs(Counted, 200), Counting.calls)


class Late(type):
    pass


class OfLate(metaclass=Late):
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(pairs(OfLate, 200))
Late.__call__ = lambda cls, *args: Point(1, 1)
print(pairs(OfLate, 200))


# made within making
class Node:
    def __init__(self, depth):
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)


print(Node(9).count())


def generate(count):
    for i in range(count):
        yield Point(i, i)


print(sum(point.y for point in generate(400)))


# builtin types and classes at one site, in any order
class Holder:
    def __init__(self, items):
        self.items = tuple(items)


def make_each(cls, count):
    made = None
    for _ in range(count):
        made = cls((1, 2))
    return made


for order in [(list, Holder, set), (Holder, list, Holder), (tuple, tuple, Holder)]:

    def made(cls, items):
        return cls(items)

    for cls in order:
        for _ in range(1500):
            last = made(cls, (1, 2))
        print(cls.__name__, getattr(last, 'items', last))
    print([getattr(each, 'items', each) for each in (made(cls, (3,)) for cls in order * 3)])
print(make_each(list, 1200), make_each(Holder, 1200).items, make_each(list, 5), make_each(Holder, 5).items)
Holder.count = 0
print(make_each(Holder, 5).items, Holder((5,)).count)
