"""Single operations in loops of 20,000: making objects, their attributes, methods and special methods."""

import heapq
from collections import namedtuple
from dataclasses import dataclass

N = 20000


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    @property
    def both(self):
        return self.x
    def meth(self, a):
        return a
    def __eq__(self, o):
        return self.x == o.x
    def __lt__(self, o):
        return self.x < o.x
    def __hash__(self):
        return hash(self.x)
    def __getitem__(self, i):
        return i
    def __len__(self):
        return 3
    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)
    def __contains__(self, i):
        return True
    def __iter__(self):
        return iter((1, 2, 3))
    def __call__(self, a):
        return a
    def __bool__(self):
        return True
    @staticmethod
    def st(a):
        return a
    @classmethod
    def cm(cls, a):
        return a


class Deeper(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
    def meth(self, a):
        return super().meth(a)


class Slots:
    __slots__ = ('a', 'b')
    def __init__(self, a, b):
        self.a = a
        self.b = b


@dataclass
class Record:
    a: int
    b: int


@dataclass(frozen=True, order=True)
class Frozen:
    a: int
    b: int


Pair = namedtuple('Pair', 'a b')


class Context:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return False


def new_object(n=N):
    for i in range(n):
        Point(i, i)


def new_sub(n=N):
    for i in range(n):
        Deeper(i, i, i)


def new_slots(n=N):
    for i in range(n):
        Slots(i, i)


def new_dataclass(n=N):
    for i in range(n):
        Record(i, i)


def new_frozen(n=N):
    for i in range(n):
        Frozen(i, i)


def new_namedtuple(n=N):
    for i in range(n):
        Pair(i, i)


def nt_attr(n=N):
    t = Pair(1, 2)
    s = 0
    for i in range(n):
        s += t.a + t.b


def frozen_hash(n=N):
    d = {}
    k = Frozen(1, 2)
    for i in range(n):
        d[k] = i


def frozen_keys(n=N):
    d = {}
    for i in range(n):
        d[Frozen(i & 63, 2)] = i


def obj_keys(n=N):
    d = {}
    ks = [Slots(i, i) for i in range(64)]
    for i in range(n):
        d[ks[i & 63]] = i


def obj_keys_hash(n=N):
    d = {}
    ks = [Point(i, i) for i in range(64)]
    for i in range(n):
        d[ks[i & 63]] = i


def prop(n=N):
    p = Point(1, 2)
    for i in range(n):
        p.both


def method(n=N):
    p = Point(1, 2)
    for i in range(n):
        p.meth(i)


def super_method(n=N):
    p = Deeper(1, 2, 3)
    for i in range(n):
        p.meth(i)


def bound_method(n=N):
    m = Point(1, 2).meth
    for i in range(n):
        m(i)


def static_method(n=N):
    p = Point(1, 2)
    for i in range(n):
        p.st(i)


def class_method(n=N):
    for i in range(n):
        Point.cm(i)


def call_object(n=N):
    p = Point(1, 2)
    for i in range(n):
        p(i)


def dunder_eq(n=N):
    p = Point(1, 2)
    q = Point(1, 3)
    for i in range(n):
        p == q


def dunder_lt(n=N):
    p = Point(1, 2)
    q = Point(1, 3)
    for i in range(n):
        p < q


def dunder_add(n=N):
    p = Point(1, 2)
    q = Point(1, 3)
    for i in range(n):
        p + q


def dunder_getitem(n=N):
    p = Point(1, 2)
    for i in range(n):
        p[i]


def dunder_len(n=N):
    p = Point(1, 2)
    for i in range(n):
        len(p)


def dunder_contains(n=N):
    p = Point(1, 2)
    for i in range(n):
        i in p


def dunder_iter(n=N):
    p = Point(1, 2)
    for i in range(n):
        for x in p:
            pass


def dunder_bool(n=N):
    p = Point(1, 2)
    for i in range(n):
        if p:
            pass


def eq_none(n=N):
    p = Point(1, 2)
    for i in range(n):
        if p is None:
            pass


def isinstance_(n=N):
    p = Point(1, 2)
    for i in range(n):
        isinstance(p, Point)


def isinstance_tuple(n=N):
    for i in range(n):
        isinstance(i, (str, int))


def hasattr_(n=N):
    p = Point(1, 2)
    for i in range(n):
        hasattr(p, 'zz')


def getattr_(n=N):
    p = Point(1, 2)
    for i in range(n):
        getattr(p, 'x')


def heap_obj(n=2000):
    h = []
    for i in range(n):
        heapq.heappush(h, Point((i * 7919) & 1023, i))
    while h:
        heapq.heappop(h)


def sort_key_attr(n=N):
    l = [Point((i * 7919) & 1023, i) for i in range(n)]
    l.sort(key=lambda p: p.x)


def sort_obj(n=N):
    sorted([Point((i * 7919) & 1023, i) for i in range(n)])


def with_(n=N):
    c = Context()
    for i in range(n):
        with c:
            pass


def float_attr(n=N):
    p = Point(0.5, 0.25)
    for i in range(n):
        p.x = p.x * 0.99 + p.y


def match_class(n=N):
    d = Record(1, 2)
    for i in range(n):
        match d:
            case Record(a=1, b=b):
                pass


def int_cache_attr(n=N):
    p = Point(0, 0)
    for i in range(n):
        p.x += 1


def slots_attr(n=N):
    p = Slots(0, 0)
    for i in range(n):
        p.a += 1
