def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
from abc import ABC, ABCMeta, abstractmethod
# === abstract methods must be given ===
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f'{self.name} {self.area()}'
class Half(Shape):
    def area(self): return 1
class Square(Half):
    name = 'square'
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
attempt(Shape)
attempt(Half)
print(Square(3).describe(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__, Square.__abstractmethods__, Shape.area.__isabstractmethod__)
class One(ABC):
    @abstractmethod
    def only(self): return 'from the abstract one'
attempt(One)
class Calls(One):
    def only(self): return 'child and ' + super().only()
print(Calls().only())

# === class and static abstract ===
class Factory(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def check(): ...
attempt(Factory)
attempt(lambda: Factory.make())

# === virtual subclasses ===
@Shape.register
class Duck: pass
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), Shape in Duck.__mro__, issubclass(int, Shape))
attempt(Shape.register, 5)
class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, sub):
        return True if any('__len__' in b.__dict__ for b in sub.__mro__) else NotImplemented
print(isinstance([], Sized), isinstance(5, Sized), issubclass(dict, Sized))

# === __instancecheck__ and __subclasscheck__ ===
class Meta(type):
    def __instancecheck__(cls, obj): return hasattr(obj, 'quack')
    def __subclasscheck__(cls, sub): return 'quack' in vars(sub)
class Quacks(metaclass=Meta): pass
class D:
    quack = 1
print(isinstance(D(), Quacks), issubclass(D, Quacks), isinstance(1, Quacks), isinstance(D(), (int, Quacks)))

# === abstractmethods is read at instantiation ===
class Late(ABC):
    @abstractmethod
    def f(self): ...
def f(self): return 'late'
Late.f = f
attempt(Late)
Late.__abstractmethods__ = frozenset()
print(Late().f())
class Int(int, ABC):
    @abstractmethod
    def g(self): ...
print(Int(5) if True else None)
attempt(lambda: type('T', (Shape, dict), {})())
