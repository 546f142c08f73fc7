def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === method resolution order ===
class O: pass
class A(O):
    def who(self): return 'A'
class B(O):
    def who(self): return 'B'
class C(A): pass
class D(C, B): pass
class E(B, C): pass
def names(cls):
    return [c.__name__ for c in cls.__mro__]
print(names(D), D().who(), names(E), E().who(), D.__bases__, D.__base__, D.mro() == list(D.__mro__), O.__subclasses__())
class F(A, B):
    def who(self):
        return 'F' + super().who()
print(names(F), F().who())

# === inconsistent orders ===
attempt(lambda: type('X', (A, C), {}))
attempt(lambda: type('X', (object, A), {}))
attempt(lambda: type('X', (A, A), {}))
attempt(lambda: type('X', (D, E), {}))
attempt(lambda: type('X', (int, str), {}))
attempt(lambda: type('X', (5,), {}))
attempt(lambda: type('X', (None,), {}))
attempt(lambda: type('X', (bool,), {}))
attempt(lambda: type('X', (type(None),), {}))
attempt(lambda: type('X', (type(len),), {}))
attempt(lambda: type('X', (type(lambda: 0),), {}))
attempt(lambda: type('X', (range,), {}))
attempt(lambda: type('X', (slice,), {}))
attempt(lambda: type('X', ('abc',), {}))

# === isinstance, issubclass ===
print(isinstance(D(), B), isinstance(D(), (int, A)), issubclass(D, O), issubclass(D, (int, str)), isinstance(D, type), isinstance(1, int | str), issubclass(bool, int | None), isinstance(D(), object), isinstance(None, int | None))
attempt(isinstance, 1, 5)
attempt(isinstance, 1, [int])
attempt(isinstance, 1, (int, 5))
attempt(isinstance, 1, ('x',))
attempt(issubclass, 1, int)
attempt(issubclass, int, 1)
attempt(isinstance, 1, list[int])
attempt(isinstance, 1, int | list[int])

# === overriding and calling up ===
class Base:
    def __init__(self, x):
        self.x = x
    def describe(self):
        return f'{self.__class__.__name__}(x={self.x}{self.extra()})'
    def extra(self):
        return ''
class Child(Base):
    def __init__(self, x, y):
        Base.__init__(self, x)
        self.y = y
    def extra(self):
        return f', y={self.y}' + super().extra()
print(Base(1).describe(), Child(1, 2).describe())

# === bases can be changed ===
class Late: 
    def hello(self): return 'late'
class Host(O): pass
h = Host()
Host.__bases__ = (Late,)
print(h.hello(), names(Host))
h.__class__ = Child
print(type(h).__name__, h.__class__ is Child)
attempt(lambda: setattr(h, '__class__', int))
attempt(lambda: setattr(h, '__class__', 5))
attempt(lambda: setattr(Host, '__bases__', ()))
attempt(lambda: setattr(Host, '__bases__', (Host,)))
attempt(lambda: setattr(Host, '__bases__', 5))
