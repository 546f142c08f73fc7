import abc
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === ABC, abstractmethod, register, caches ===
class Base(abc.ABC):
    @abc.abstractmethod
    def run(self): """Run doc."""
    @property
    @abc.abstractmethod
    def size(self): ...
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
class Done(Base):
    size = 1
    def run(self): return 'ran'
    @classmethod
    def make(cls): return cls()
attempt(Base); print(Done.make().run(), sorted(Base.__abstractmethods__), Base.run.__doc__, abc.ABCMeta.__name__, type(Base).__name__)
class Part(Base):
    def run(self): return super().run()
attempt(Part)
@Base.register
class Virtual: pass
print(issubclass(Virtual, Base), isinstance(Virtual(), Base), Virtual.__mro__ == (Virtual, object))
attempt(lambda: Done.register(Base)); attempt(lambda: Base.register('x'))
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'quack') or NotImplemented
class Duck: quack = 1
print(issubclass(Duck, Hook), issubclass(int, Hook), isinstance(Duck(), Hook)); attempt(lambda: issubclass(5, Hook))
class Late(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
Late.f = lambda self: 'now'; abc.update_abstractmethods(Late); print(Late().f(), isinstance(abc.get_cache_token(), int))
class A(abc.ABC): pass
class B(A): pass
A.register(int); print(isinstance(5, A), isinstance(5, B), issubclass(bool, A), type(A()).__name__)
def conflict():
    class M(type): pass
    class X(Base, metaclass=M): pass
attempt(conflict)
