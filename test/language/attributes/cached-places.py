"""Sites that read attributes again and again, while what they read changes place."""
from collections import Counter, namedtuple


class Tools:
    @staticmethod
    def double(x):
        return 2 * x

    @classmethod
    def name(cls, suffix):
        return cls.__name__ + suffix


class SubTools(Tools):
    pass


def use(tool, times):
    result = []
    for turn in range(times):
        result.append((tool.double(turn), tool.name('!')))
    return result[-1]


for tool in (Tools, Tools(), SubTools, SubTools()):
    print(use(tool, 30))
Tools.double = staticmethod(lambda x: -x)
print(use(Tools(), 30), use(SubTools, 30))
Tools.double = lambda self, x=0: ('method', x)
print(use(Tools(), 30), use(Tools, 30))
own = Tools()
own.double = lambda x: ('own', x)
own.name = lambda suffix: 'own' + suffix
print(use(own, 30), use(Tools(), 3))
again = Tools.__dict__['name']
again.__init__(print)
try:
    print(use(Tools(), 3))
except TypeError as error:
    print(error)

Point = namedtuple('Point', 'x y')


class Point3(Point):
    z = 7

    def total(self):
        return self.x + self.y + self.z


def fields(point, times):
    result = 0
    for _ in range(times):
        result += point.x * 10 + point.y
    return result


print(fields(Point(1, 2), 40), fields(Point3(3, 4), 40))
total = 0
for point in [Point3(1, 2), Point3(3, 4)] * 20:
    total += point.total()
print(total)
point = Point3(1, 2)
point.total = lambda: 1000
point.z = 5
print([each.total() for each in [Point3(1, 2), point, Point3(1, 2)] * 2], point.z)
try:
    point.x = 3
except AttributeError as error:
    print(error)
Point3.x = property(lambda self: 'property')
print([each.x for each in [Point3(1, 2), Point(1, 2)] * 3])


class Bag(Counter):
    limit = 3

    def top(self):
        return self.most_common(1)

    @property
    def full(self):
        return len(self) >= self.limit


bag = Bag()
for letter in 'abracadabra':
    bag.update(letter)
    last = (bag.full, bag.top(), bag.limit)
print(last)
bag.limit = 99
bag.get = lambda key: 'own ' + key
seen = []
for each in [bag, Bag('zz'), bag]:
    seen.append((each.limit, each.get('a'), each.full))
print(seen)


class Stack(list):
    def push(self, item):
        self.append(item)


stack = Stack()
for number in range(30):
    stack.push(number)
print(len(stack), stack[-1])
other = Stack()
other.append = lambda item: print('own append', item)
for each in (stack, other, stack):
    each.push(1)
print(len(stack), len(other))


class Trouble(Exception):
    code = 5


def parts(error):
    return error.args, error.code, error.__cause__


trouble = Trouble('a', 1)
for _ in range(30):
    shown = parts(trouble)
print(shown)
trouble.code = 6
trouble.args = ('b',)
print(parts(trouble), parts(Trouble()))
numbers = []
for value in [3, 2.5, True, 1j] * 10:
    numbers.append((value.real, value.imag))
print(numbers[:4])


def sizes(things):
    return [thing.most_common.__name__ for thing in things] + [thing.copy.__class__.__name__ for thing in things]


print(sizes([Counter, Counter('ab'), Counter] * 3))
print([thing.keys for thing in [Counter] * 2] == [Counter.keys] * 2)
mixed = []
for thing in [dict, {1: 2}, type('Own', (dict,), {}), type('Own', (dict,), {})()] * 3:
    mixed.append(len(list(thing.fromkeys('ab'))))
print(mixed)


def name_of(value):
    return value.__class__.__name__


class A1: pass
class A2: pass
class A3(A2): pass


print([name_of(value) for value in [A1(), A2(), A3(), 1, 'a', [], {}, (), A1, len, name_of, 2.5, None, A1().__init__] * 2])
A2.__name__ = 'Renamed'
print(name_of(A2()), name_of(A3()))


class Meta(type):
    @property
    def __name__(cls):
        return 'from meta'


class WithMeta(metaclass=Meta):
    pass


print([name_of(value) for value in [A1(), WithMeta(), A1()] * 3])


class Liar:
    __class__ = property(lambda self: int)


print([name_of(value) for value in [Liar(), A1()] * 3], isinstance(Liar(), int))
