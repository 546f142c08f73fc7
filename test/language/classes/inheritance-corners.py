# Inheritance: C3 order, super through diamonds, __init_subclass__, __set_name__, __class_getitem__, changing __bases__.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


# === C3 ===
def order(cls):
    return ' '.join(c.__name__ for c in cls.__mro__)


O = object
A = type('A', (), {})
B = type('B', (), {})
C = type('C', (A,), {})
D = type('D', (A, B), {})
E = type('E', (C, D), {})
F = type('F', (B, C), {})
for cls in A, B, C, D, E, F:
    print(order(cls), cls.__bases__, cls.__base__.__name__)
for bases in (A, C), (C, A), (D, F), (A, A), (object, A), (A, object), (E, C, D), (D, C), (F, E), (int, bool), (int, str), (Exception, int), (list, dict), (A, int), (int, A), (bool,), (type, A), (ValueError, KeyError), (OSError, ValueError), (dict, A), (A, dict), (tuple, int):
    attempt(lambda: order(type('X', bases, {})))


# === super through a diamond ===
class Root:
    def go(self):
        log.append('Root')
        return ['Root']

    @classmethod
    def make(cls):
        return [cls.__name__]

    @property
    def value(self):
        return 'root'


class Left(Root):
    def go(self):
        return ['Left'] + super().go()

    @classmethod
    def make(cls):
        return ['Left'] + super().make()

    @property
    def value(self):
        return 'left ' + super().value


class Right(Root):
    def go(self):
        return ['Right'] + super().go()

    @classmethod
    def make(cls):
        return ['Right'] + super().make()

    @property
    def value(self):
        return 'right ' + super().value


class Bottom(Left, Right):
    def go(self):
        return ['Bottom'] + super().go() + super(Left, self).go()

    @classmethod
    def make(cls):
        return ['Bottom'] + super().make()

    @property
    def value(self):
        return 'bottom ' + super().value


b = Bottom()
print(b.go(), Bottom.make(), b.make(), b.value, log, Left.go(b), super(Bottom, b).go(), super(Right, Bottom).make())


# === __init_subclass__ ===
class Registry:
    known = {}

    def __init_subclass__(cls, /, key=None, **keywords):
        super().__init_subclass__(**keywords)
        Registry.known[key or cls.__name__] = cls
        cls.registered = True


class One(Registry):
    pass


class Two(One, key='second'):
    pass


print(sorted(Registry.known), Two.registered, hasattr(Registry, 'registered'))


def define(**keywords):
    class Made(Registry, **keywords):
        pass
    return sorted(Registry.known)


attempt(define, key='k')
attempt(define, wrong=1)
attempt(lambda: type('Dynamic', (Registry,), {}, key='dyn').__name__)
attempt(lambda: type('Plain', (), {}, key=1))


class Explodes:
    def __init_subclass__(cls):
        raise ValueError('no children')


attempt(lambda: type('Child', (Explodes,), {}))


# === __set_name__ ===
class Named:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
        self.name = name


class BadName:
    def __set_name__(self, owner, name):
        raise KeyError('bad name')


log.clear()


class Host:
    first = Named()
    second = alias = Named()


Host.later = Named()
print(log, Host.second.name, hasattr(Host.later, 'name'))
try:
    class Broken:
        field = BadName()
except KeyError as error:
    print(repr(error), error.__notes__)


# === __class_getitem__ and __mro_entries__ ===
class Generic:
    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'


class SubGeneric(Generic):
    pass


print(Generic[int], SubGeneric['x'], Generic[1, 2])
attempt(lambda: Host[1])
attempt(lambda: Generic()[1])


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        log.append(len(bases))
        return self.bases


class FromEntries(Entry(A, B), Entry()):
    pass


print(FromEntries.__bases__ == (A, B), len(FromEntries.__orig_bases__))
attempt(lambda: type('X', (Entry(A),), {}))
attempt(lambda: type('X', (5,), {}))

# === changing bases ===
class Base1:
    def who(self):
        return 'base1'


class Base2:
    def who(self):
        return 'base2'


class Child(Base1):
    pass


c = Child()
print(c.who(), end=' ')
Child.__bases__ = (Base2,)
print(c.who(), order(Child), Base1.__subclasses__(), [s.__name__ for s in Base2.__subclasses__()])
Child.__bases__ = (Base1, Base2)
print(c.who(), order(Child))
for value in (), (5,), 5, [Base1], (int,), (Child,), (Base2, Base2), (object,), (bool,):
    attempt(setattr, Child, '__bases__', value)
attempt(setattr, int, '__bases__', (object,))
print(isinstance(c, Base1), issubclass(Child, Base2), Child.__base__.__name__)

# === attributes of classes ===
class Doc:
    """The doc."""
    x: int = 1

    class Inner:
        def method(self):
            pass


print(Doc.__doc__, Doc.__name__, Doc.__qualname__, Doc.Inner.__qualname__, Doc.Inner.method.__qualname__, Doc.__module__, Doc.__annotations__, Doc.Inner.__annotations__ if hasattr(Doc.Inner, '__annotations__') else None, Doc.__dict__['x'], type(Doc.__dict__).__name__, sorted(k for k in Doc.__dict__ if not k.startswith('__')), Doc.__firstlineno__ > 0, Doc.__static_attributes__)
Doc.__name__ = 'Renamed'
Doc.__qualname__ = 'Other.Renamed'
print(Doc, repr(Doc()).split(' object')[0])
for name, value in ('__name__', 5), ('__name__', 'a\0b'), ('__qualname__', None), ('__module__', 5), ('__doc__', 'new'), ('__mro__', ()), ('__base__', int), ('__dict__', {}):
    attempt(setattr, Doc, name, value)
attempt(setattr, int, 'x', 1)
attempt(delattr, int, 'real')
attempt(setattr, type, 'x', 1)
