# Metaclasses: what runs when a class is made, conflicts, prepared namespaces, keyword arguments.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


# === the order of hooks ===
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        log.append(('prepare', name, [b.__name__ for b in bases], keywords))
        return {'prepared': True}

    def __new__(mcs, name, bases, namespace, **keywords):
        log.append(('new', name, sorted(k for k in namespace if not k.startswith('__')), keywords))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        log.append(('init', name, keywords))
        super().__init__(name, bases, namespace)

    def __call__(cls, *arguments, **keywords):
        log.append(('call', cls.__name__, arguments, keywords))
        return super().__call__(*arguments, **keywords)


class Descriptor:
    def __set_name__(self, owner, name):
        log.append(('set_name', owner.__name__, name))


class Base(metaclass=Meta):
    def __init_subclass__(cls, **keywords):
        log.append(('init_subclass', cls.__name__, keywords))

    def __init__(self, *arguments):
        log.append(('instance', arguments))


class Child(Base, flag=1, other='x'):
    field = Descriptor()
    log.append('body')


Child(5)
for entry in log:
    print(entry)
print(Child.prepared, type(Child).__name__, type(type(Child)).__name__, isinstance(Child, Meta), Meta.__mro__[1].__name__)

# === conflicts ===
M1 = type('M1', (type,), {})
M2 = type('M2', (type,), {})
M3 = type('M3', (M1, M2), {})
A, B = M1('A', (), {}), M2('B', (), {})
attempt(lambda: type('C', (A, B), {}))
attempt(lambda: M1('C', (A, B), {}))
print(type(M3('C', (A, B), {})).__name__, type(type('D', (A,), {})).__name__, type(type('D', (A, int), {})).__name__)


def define(**keywords):
    class Made(A, **keywords):
        pass
    return type(Made).__name__


attempt(define)
attempt(define, metaclass=M3)
attempt(define, metaclass=M2)
attempt(define, metaclass=type)
attempt(define, unknown=1)
attempt(define, metaclass=lambda *a, **k: type('Function', (), {}))
attempt(define, metaclass=5)
attempt(define, metaclass=lambda name, bases, namespace: (name, [b.__name__ for b in bases], sorted(namespace)))

# === __prepare__ ===
class Recording(dict):
    def __init__(self):
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith('__'):
            self.order.append(key)
        super().__setitem__(key, value)


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Recording()

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.order = namespace.order
        return cls


class Fields(metaclass=Ordered):
    z = 1
    a = 2
    z = 3

    def method(self):
        pass


print(Fields.order, Fields.z)


class Missing(dict):
    def __missing__(self, key):
        if key.startswith('__'):
            raise KeyError(key)
        return f'auto {key}'


class Auto(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Missing()


class Names(metaclass=Auto):
    x = red
    y = green + '!'


print(Names.x, Names.y)
for result in 5, None, [], 'text':
    def prepared():
        meta = type('P', (type,), {'__prepare__': classmethod(lambda *a: result)})

        class Made(metaclass=meta):
            pass
        return Made.__name__
    attempt(prepared)

# === type() as a function ===
T = type('T', (int,), {'x': 1, '__doc__': 'made', 'double': lambda self: self * 2})
print(T(5).double(), T.x, T.__doc__, T.__name__, T.__module__, T.__bases__, T.__qualname__, T.__mro__[1:])
for arguments in (), (1, 2), (1, (), {}), ('x', 5, {}), ('x', (), 5), ('x', (5,), {}), ('x', [], {}), ('x\0y', (), {}), ('x', (bool,), {}), ('x', (int, str), {}), ('x', (object, int), {}), ('x', (int, int), {}), ('', (), {}), ('x', (), {}, 1), ('x', (type(None),), {}), ('x', (type(lambda: 0),), {}), ('x', (range,), {}), ('x', (slice,), {}), ('x', (type(...),), {}), ('x', (memoryview,), {}):
    attempt(lambda: type(*arguments).__name__)
attempt(lambda: type('x', (), {'__slots__': 5}))
attempt(lambda: type('x', (), {'__qualname__': 5}))
attempt(lambda: type('x', (), {'__classcell__': 5}))
attempt(lambda: type.__call__(int, '5'))
attempt(lambda: type.__new__(int, 'x', (), {}))
attempt(lambda: type.__new__(type))
attempt(lambda: object.__new__(type))
attempt(lambda: type.mro(bool))
attempt(lambda: Meta.mro(Child)[0].__name__)

# === attributes of classes through the metaclass ===
class Attributes(type):
    shared = 'meta'

    @property
    def computed(cls):
        return f'computed for {cls.__name__}'

    def method(cls):
        return f'method of {cls.__name__}'

    def __getattr__(cls, name):
        return f'{cls.__name__} has no {name}'

    def __setattr__(cls, name, value):
        log.append(('set', name))
        super().__setattr__(name, value)

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter('abc')

    def __contains__(cls, item):
        return item == 'x'

    def __getitem__(cls, key):
        return f'{cls.__name__}[{key}]'

    def __eq__(cls, other):
        return 'equal'

    def __hash__(cls):
        return 5

    def __add__(cls, other):
        return 'added'

    def __repr__(cls):
        return f'<{cls.__name__}>'

    def __bool__(cls):
        return False

    def __instancecheck__(cls, instance):
        return instance == 'pretend'

    def __subclasscheck__(cls, subclass):
        return subclass is int

    def __dir__(cls):
        return ['zz', 'aa']


class C(metaclass=Attributes):
    own = 'own'


log.clear()
C.new = 1
print(C.shared, C.computed, C.method(), C.anything, C.own, len(C), list(C), 'x' in C, C[1], C == 1, hash(C), C + 1, repr(C), bool(C), isinstance('pretend', C), isinstance(C(), C), isinstance(5, C), issubclass(int, C), issubclass(str, C), dir(C), log)
c = C()
for name in 'shared', 'computed', 'method', 'anything':
    attempt(getattr, c, name)
attempt(len, c)
attempt(setattr, C, 'computed', 1)
del C.new
attempt(lambda: delattr(C, 'new'))
