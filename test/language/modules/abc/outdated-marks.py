import abc
class A(abc.ABC):
    @abc.abstractclassmethod
    def a(cls): return 1
    @abc.abstractstaticmethod
    def b(): return 2
    @abc.abstractproperty
    def c(self): return 3
    @abc.abstractmethod
    def d(self): pass
class B(A):
    a = 1
    def b(): pass
    c = d = 5
print(sorted(A.__abstractmethods__), B().c, A.a(), A.b())
try: A()
except TypeError as e: print(e)
