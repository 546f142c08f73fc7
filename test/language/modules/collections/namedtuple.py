from collections import namedtuple
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === fields ===
Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, p._asdict(), p._replace(x=5), Point._make([3, 4]), tuple(p), len(p), p + (3,), hash(p) == hash((1, 2)), p < Point(1, 3), isinstance(p, tuple), Point.__name__, Point.__doc__, Point.x.__doc__, p.count(1), p.index(2), Point.__match_args__, type(Point.x).__name__, Point.__mro__)
x, y = p
D = namedtuple('D', ['a', 'b', 'c'], defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, namedtuple('R', 'a class a 1b _c', rename=True)._fields, namedtuple('C', 'a, b,c')._fields, namedtuple('E', '')(), namedtuple('M', 'q', module='mod').__module__, D.__new__.__defaults__)
for action in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p.z, lambda: setattr(p, 'x', 5), lambda: p._replace(q=1), lambda: Point._make([1]), lambda: namedtuple('B', 'a a'), lambda: namedtuple('B', 'class'), lambda: namedtuple('B', '_a'), lambda: namedtuple('B', '1a'), lambda: namedtuple('1B', 'a'), lambda: namedtuple('def', 'a'), lambda: namedtuple('B', 'a', defaults=[1, 2]), lambda: namedtuple('B', 'a b', foo=1), lambda: setattr(p, 'new', 1), lambda: p[5], lambda: namedtuple('B', 5)): attempt(action)
class Sub(Point):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f'<{self.x},{self.y}>'
s = Sub(3, 4)
print(s, repr(s), s.norm, s._replace(x=0), type(s._replace(x=0)).__name__, {s: 1}[(3, 4)], f'{s} {s.x:>3}', '%s-%s' % s, sorted([Point(2, 1), Point(1, 9)]), max([s, p], key=lambda q: q.x))
match p:
    case Point(a, y=b): print(a, b)
