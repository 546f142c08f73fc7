def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === binding ===
class Date:
    format = 'd.m'
    def __init__(self, d, m): self.d, self.m = d, m
    @classmethod
    def parse(cls, text): return cls(*map(int, text.split('.')))
    @staticmethod
    def valid(d, m): return 1 <= d <= 31 and 1 <= m <= 12
    def __repr__(self): return f'{type(self).__name__}({self.d}, {self.m})'
class Iso(Date): pass
d = Date(1, 2)
print(Date.parse('3.4'), Iso.parse('5.6'), d.parse('7.8'), Date.valid(32, 1), d.valid(1, 1), Date.parse.__self__, Date.parse.__func__.__name__, Date.valid.__name__, d.parse.__self__ is Date)
print(type(Date.__dict__['parse']).__name__, type(Date.__dict__['valid']).__name__, type(Date.parse).__name__, type(Date.valid).__name__, Date.__dict__['valid'].__wrapped__ is Date.valid, Date.__dict__['parse'].__name__)
attempt(lambda: Date.parse())
attempt(lambda: Date.valid(1))
attempt(lambda: d.valid(1, 2, 3))
attempt(lambda: Date.__dict__['parse']('1.2'))
print(Date.__dict__['valid'](1, 2))

# === assigned afterwards, on instances, called through super ===
Date.later = classmethod(lambda cls, x=0: (cls.__name__, x))
Date.st = staticmethod(lambda *a: a)
Date.builtin = len
Date.callable_object = type('Call', (), {'__call__': lambda self, *a: a})()
print(Iso.later(1), d.later(), d.st(1), d.builtin([1]), d.callable_object(5))
class Sub(Date):
    @classmethod
    def parse(cls, text):
        made = super().parse(text)
        made.extra = True
        return made
    @staticmethod
    def valid(*a): return 'sub ' + str(Date.valid(*a))
print(Sub.parse('9.9'), Sub.parse('9.9').extra, Sub.valid(1, 1))
attempt(classmethod)
attempt(staticmethod, 1, 2)
attempt(lambda: classmethod(5).__get__(None, int))
attempt(lambda: staticmethod(5)())

# === alternative constructors, counters, class state ===
class Pool:
    instances = []
    limit = 2
    @classmethod
    def create(cls):
        if len(cls.instances) >= cls.limit: raise RuntimeError(f'{cls.__name__} is full')
        cls.instances.append(cls())
        return len(cls.instances)
class Small(Pool):
    limit = 1
    instances = []
print(Pool.create(), Pool.create(), Small.create())
attempt(Pool.create)
attempt(Small.create)

# === method objects ===
m = d.__repr__
print(m(), m.__self__ is d, m.__func__ is Date.__repr__, m == d.__repr__, d.parse == Date.parse, hash(m) == hash(d.__repr__), m != Date(1, 2).__repr__, m.__name__, m.__qualname__, repr(m).split(' of ')[0])
import types
print(types.MethodType(lambda self, x: (self, x), 'bound')(1))
attempt(types.MethodType, 5, 1)
attempt(types.MethodType, len, None)
