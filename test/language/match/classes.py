def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === positional by __match_args__, keyword by attribute ===
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Point3(Point):
    __match_args__ = ('x', 'y', 'z')
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
def where(p):
    match p:
        case Point3(z=0): return 'flat 3d'
        case Point3(a, b, c): return f'3d {a} {b} {c}'
        case Point(0, 0): return 'origin'
        case Point(0, y=y): return f'y axis {y}'
        case Point(x=x, y=0): return f'x axis {x}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'somewhere'
        case _: return 'no point'
for p in Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3), Point(1, 2), Point3(1, 2, 0), Point3(1, 2, 3), (0, 0), None:
    print(where(p))

# === builtin types take one positional: the value itself ===
for x in True, 5, 1.5, 'a', b'b', [1], (1,), {'k': 1}, {1}, frozenset([2]), bytearray(b'c'), None, 1j:
    match x:
        case bool(v): print('bool', v)
        case int(v) | float(v): print('number', v)
        case str('a' as v): print('str', v)
        case bytes(v) | bytearray(v): print('bytes', v)
        case list([v]) | tuple((v,)): print('sequence', v)
        case dict({'k': v}): print('dict', v)
        case set(v) | frozenset(v): print('set', v)
        case type(real=r, imag=i) | object(real=r, imag=i): print('has parts', r, i)
        case object(): print('object', x)
class Sub(int): pass
match Sub(7):
    case int(n): print(n, type(n).__name__)
match ValueError('m', 2):
    case ValueError(args=(m, n)): print(m, n)
    
# === nested ===
class Bin:
    __match_args__ = ('op', 'l', 'r')
    def __init__(self, op, l, r): self.op, self.l, self.r = op, l, r
def value(e):
    match e:
        case int() | float(): return e
        case Bin('+', a, b): return value(a) + value(b)
        case Bin('*', 0, _) | Bin('*', _, 0): return 0
        case Bin('*' | 'x', a, b): return value(a) * value(b)
        case Bin(op): return f'unknown {op}'
print(value(Bin('+', 1, Bin('x', 2, Bin('+', 3, 4)))), value(Bin('*', Bin('?', 1, 2), 0)), value(Bin('-', 1, 2)))

# === errors ===
class None_: __match_args__ = None
class Bad: __match_args__ = ['x']
class BadItem: __match_args__ = (5,)
class Twice: __match_args__ = ('x', 'x')
class NoArgs: pass
class Raises:
    @property
    def x(self): raise ValueError('property fails')
class Attr:
    __match_args__ = ('x', 'y')
    x = 1
def m1():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def m2():
    match NoArgs():
        case NoArgs(1): pass
def m3():
    match Bad():
        case Bad(1): pass
def m4():
    match BadItem():
        case BadItem(1): pass
def m5():
    match Point(1, 2):
        case Point(1, x=1): pass
def m6():
    match 5:
        case len(): pass
def m7():
    match Raises():
        case Raises(x=1): pass
def m8():
    match 5:
        case int(1, 2): pass
def m9():
    match 5:
        case undefined_class(): pass
def m10():
    match Attr():
        case Attr(1, y=2): return 'never'
        case Attr(1): return 'missing attributes just do not match'
def m11():
    match 5:
        case int(1 | 5 as n): return n
for m in m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11: attempt(m)
class Meta(type):
    def __instancecheck__(cls, x): return x == 'magic'
class Magic(metaclass=Meta): pass
match 'magic':
    case Magic(): print('instancecheck is used')
