# __slots__: layout, inheritance, conflicts, descriptors, with and without __dict__.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, '__dict__'), type(Point.x).__name__, Point.x.__name__, Point.x.__objclass__ is Point, repr(Point.x), Point.x.__get__(p), Point.x.__get__(p, Point), Point.x.__get__(None, Point) is Point.x)
attempt(setattr, p, 'z', 1)
attempt(lambda: p.z)
attempt(lambda: p.__dict__)
attempt(vars, p)
del p.x
attempt(lambda: p.x)
attempt(delattr, p, 'x')
Point.x.__set__(p, 9)
print(p.x)
Point.x.__delete__(p)
attempt(lambda: p.x)
attempt(lambda: Point.x.__get__(5))
attempt(lambda: Point.x.__set__(object(), 1))


class Open(Point):
    pass


o = Open(1, 2)
o.z = 3
print(o.__dict__, o.x, o.z, Open.__slots__ is Point.__slots__)


class More(Point):
    __slots__ = ['z']


m = More()
m.z = 5
print(m.x, m.z, hasattr(m, '__dict__'))
attempt(setattr, m, 'w', 1)


class Again(Point):
    __slots__ = ('x',)


a = Again(1, 2)
print(a.x, Point.x.__get__(a) if False else 'hidden', a.y)


class WithDict:
    __slots__ = ('a', '__dict__')


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)


class Weak:
    __slots__ = ('__weakref__',)


print(hasattr(Weak(), '__weakref__'), hasattr(Point(), '__weakref__'), Weak.__slots__)


class Single:
    __slots__ = 'only'


s = Single()
s.only = 1
print(s.only, Single.__slots__)


class Documented:
    __slots__ = {'a': 'doc of a', 'b': None}


d = Documented()
d.a = 1
print(d.a, Documented.__slots__, Documented.a.__doc__)


class Private:
    __slots__ = ('__secret', '_half')

    def __init__(self):
        self.__secret = 1


print(Private()._Private__secret, sorted(n for n in dir(Private) if 'secret' in n))


# === what cannot be ===
def define(slots, bases=(), **namespace):
    return type('Made', bases, {'__slots__': slots, **namespace}).__name__


for slots in ('a', 'a'), ('1a',), ('a b',), ('',), (5,), 5, ('class',), (None,), ('__dict__', '__dict__'), ('__weakref__', '__weakref__'), ('a', 'é'), ['x'], {'x'}, iter(['x', 'y']), 'ab', (), b'a', (b'a',):
    attempt(define, slots)
attempt(define, ('x',), x=1)
attempt(define, ('a',), (int,))
attempt(define, ('a',), (tuple,))
attempt(define, ('a',), (bytes,))
attempt(define, (), (int,))
attempt(define, ('a',), (list,))
attempt(define, ('a',), (dict,))
attempt(define, ('a',), (str,))
attempt(define, ('__dict__',), (Open,))
attempt(define, ('a',), (Point, More))
attempt(define, ('a',), (More, Point))
attempt(define, (), (Point, Single))
attempt(define, (), (type('E', (), {'__slots__': ()}), Point))
attempt(lambda: type('Both', (Point, Single), {}).__name__)
attempt(lambda: type('Both', (Point, WithDict), {}).__name__)

# === assigning __class__ ===
class Same:
    __slots__ = ('x', 'y')


p = Point(1, 2)
p.__class__ = Same
print(type(p).__name__, p.x, p.y)
for cls in More, Open, Single, int, object, type:
    attempt(setattr, p, '__class__', cls)
attempt(setattr, p, '__class__', 5)
attempt(delattr, p, '__class__')


class A:
    pass


class B:
    pass


x = A()
x.v = 1
x.__class__ = B
print(type(x).__name__, x.v, isinstance(x, B), isinstance(x, A))
attempt(setattr, 5, '__class__', int)
attempt(setattr, [], '__class__', type('L', (list,), {}))
