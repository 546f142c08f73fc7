def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
log = []
# === protocol ===
class Data:
    def __set_name__(self, owner, name):
        log.append(('set_name', owner.__name__, name))
        self.name = '_' + name
    def __get__(self, obj, owner=None):
        if obj is None:
            return f'class access of {owner.__name__}'
        return getattr(obj, self.name, 'unset')
    def __set__(self, obj, value):
        setattr(obj, self.name, value)
    def __delete__(self, obj):
        delattr(obj, self.name)
class NonData:
    def __get__(self, obj, owner):
        return 'computed'
class Host:
    d = Data()
    n = NonData()
h = Host()
print(log, h.d, Host.d, h.n)
h.d = 5
h.__dict__['d'] = 'ignored'
h.__dict__['n'] = 'instance wins'
print(h.d, h.n, vars(h))
del h.d
print(h.d)
attempt(lambda: delattr(h, 'd'))

# === set-only and get-only ===
class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__['s'] = value * 2
class ReadOnly:
    def __get__(self, obj, owner):
        return 'ro'
    def __set__(self, obj, value):
        raise AttributeError('read only!')
class K:
    s = SetOnly()
    r = ReadOnly()
k = K()
print(type(k.s).__name__)
k.s = 21
print(k.s)
attempt(lambda: setattr(k, 'r', 1))
attempt(lambda: delattr(k, 'r'))
attempt(lambda: delattr(k, 's'))
K.r = 'replaced on the class'
print(K.r, k.r)

# === functions, staticmethod, classmethod are descriptors ===
def f(self): return self
print(f.__get__(5)(), f.__get__(None, int) is f, classmethod(f).__get__(5)().__name__, staticmethod(f).__get__(5)('x'), classmethod(f).__func__ is f, staticmethod(f)(1))
attempt(lambda: f.__get__(None))

# === inherited, via metaclass, on an instance (ignored) ===
class Child(Host): pass
c = Child()
c.d = 1
print(c.d, Child.d)
h.own = Data.__new__(Data)
print(type(h.own).__name__)
class Meta(type):
    @property
    def kind(cls):
        return f'kind of {cls.__name__}'
    n = NonData()
class WithMeta(metaclass=Meta):
    n = 'class attribute wins over a non-data descriptor'
print(WithMeta.kind, WithMeta.n)
attempt(lambda: WithMeta().kind)

# === errors in __set_name__ and __get__ ===
class BadName:
    def __set_name__(self, owner, name):
        raise ValueError('bad name')
def make():
    class X:
        attr = BadName()
try:
    make()
except ValueError as error:
    print(error, error.__notes__)
class Fails:
    def __get__(self, obj, owner):
        raise KeyError('from get')
class L:
    x = Fails()
    __len__ = NonData()
attempt(lambda: L().x)
attempt(lambda: hasattr(L(), 'x'))
attempt(lambda: len(L()))
