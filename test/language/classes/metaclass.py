def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
log = []
# === the steps of creating a class ===
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        log.append(('prepare', name, [b.__name__ for b in bases], kwargs))
        return {'prepared': True}
    def __new__(mcs, name, bases, namespace, **kwargs):
        log.append(('new', name, sorted(k for k in namespace if not k.startswith('__'))))
        return super().__new__(mcs, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        log.append(('init', cls.__name__, kwargs))
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        log.append(('call', args))
        return super().__call__(*args, **kwargs)
class A(metaclass=Meta, option=1):
    x = 1
    def __init__(self, v=None): self.v = v
print(log, A.prepared, type(A).__name__)
log.clear()
a = A(5)
class B(A): pass
print(log, type(B) is Meta, a.v)

# === methods, operators and lookup on the class ===
class Registry(type):
    classes = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.classes[name] = cls
        return cls
    def __len__(cls): return len(cls.__name__)
    def __iter__(cls): return iter(cls.items)
    def __getitem__(cls, key): return f'{cls.__name__}[{key}]'
    def __contains__(cls, item): return item in cls.items
    def __repr__(cls): return f'<the {cls.__name__}>'
    def __add__(cls, other): return cls.__name__ + other.__name__
    def __getattr__(cls, name): return f'no {name}'
    def __instancecheck__(cls, obj): return obj == 'yes'
    def __subclasscheck__(cls, sub): return sub is int
    def method(cls): return 'from meta'
    def __bool__(cls): return False
    def __eq__(cls, other): return True
    def __hash__(cls): return 7
class Thing(metaclass=Registry):
    items = [1, 2]
print(len(Thing), list(Thing), Thing['k'], 2 in Thing, Thing, Thing + Thing, Thing.nope, isinstance('yes', Thing), isinstance(Thing(), Thing), issubclass(int, Thing), issubclass(str, Thing), Thing.method(), bool(Thing), Thing == 5, hash(Thing), list(Registry.classes))
attempt(lambda: Thing().method())

# === singleton, and a metaclass that is a function ===
class Singleton(type):
    instances = {}
    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]
class Config(metaclass=Singleton): pass
print(Config() is Config())
def upper(name, bases, namespace):
    return type(name, bases, {k.upper() if not k.startswith('_') else k: v for k, v in namespace.items()})
class U(metaclass=upper):
    value = 1
print(U.VALUE, type(U).__name__)

# === conflicts ===
class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
def conflict():
    class C3(C1, C2): pass
def bad_keyword():
    class C4(option=1): pass
def bad_prepare():
    class P(type):
        @classmethod
        def __prepare__(mcs, name, bases): return 5
    class C5(metaclass=P): pass
attempt(conflict)
attempt(bad_keyword)
attempt(bad_prepare)
class M3(M1, M2): pass
class C6(C1, C2, metaclass=M3): pass
print(type(C6).__name__)
