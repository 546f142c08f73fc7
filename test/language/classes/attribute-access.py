# Attribute access: __getattr__, __getattribute__, __setattr__, __delattr__, properties, class and instance dicts.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


# === __getattr__ only for what is missing ===
class Fallback:
    shared = 'class'

    def __init__(self):
        self.own = 'instance'

    def __getattr__(self, name):
        log.append(name)
        if name.startswith('no'):
            raise AttributeError(f'refused {name}')
        return f'made {name}'


f = Fallback()
print(f.own, f.shared, f.missing, hasattr(f, 'nope'), hasattr(f, 'yes'), getattr(f, 'no', 'default'), log)
attempt(lambda: f.none)
attempt(lambda: f.__missing_dunder__)
attempt(len, f)
attempt(lambda: f())
attempt(lambda: f + 1)
attempt(lambda: Fallback.missing)


# === __getattribute__ for everything ===
class Everything:
    x = 1

    def __getattribute__(self, name):
        log.append(name)
        if name == 'secret':
            raise AttributeError('hidden')
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f'fallback {name}'

    def method(self):
        return self.x


log.clear()
e = Everything()
print(e.x, e.secret, e.absent, e.method(), log)
log.clear()
print(str(e).split(' ')[0], len(log), bool(e), e.__class__.__name__, log)


class Explodes:
    def __getattribute__(self, name):
        raise KeyError(name)


x = Explodes()
attempt(lambda: x.anything)
attempt(hasattr, x, 'anything')
attempt(getattr, x, 'anything', 'default')
print(type(x).__name__, isinstance(x, Explodes))


# === __setattr__ and __delattr__ ===
class Watched:
    def __setattr__(self, name, value):
        log.append(('set', name, value))
        if name != 'refused':
            super().__setattr__(name, value)
        else:
            raise AttributeError('cannot set refused')

    def __delattr__(self, name):
        log.append(('del', name))
        super().__delattr__(name)


log.clear()
w = Watched()
w.a = 1
w.a += 5
setattr(w, 'b', 2)
del w.a
delattr(w, 'b')
attempt(setattr, w, 'refused', 1)
attempt(delattr, w, 'never')
w.__dict__['direct'] = 'not watched'
print(w.direct, vars(w), log)
for w.loop in range(2):
    pass
with type('M', (), {'__enter__': lambda s: 'entered', '__exit__': lambda *a: None})() as w.entered:
    pass
print(w.loop, w.entered)


# === properties ===
class Temperature:
    def __init__(self):
        self._c = 20

    @property
    def celsius(self):
        """Degrees."""
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError('too cold')
        self._c = value

    @celsius.deleter
    def celsius(self):
        log.append('deleted')
        self._c = None

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    only_set = property(None, lambda self, value: log.append(value))
    nothing = property()
    documented = property(lambda self: 1, doc='given')


log.clear()
t = Temperature()
t.celsius = 30
t.celsius += 1
t.only_set = 5
print(t.celsius, t.fahrenheit, Temperature.celsius.__doc__, Temperature.documented.__doc__, Temperature.celsius.fget.__name__, Temperature.celsius.__name__ , log)
del t.celsius
attempt(lambda: t.fahrenheit)
attempt(setattr, t, 'fahrenheit', 1)
attempt(delattr, t, 'fahrenheit')
attempt(lambda: t.only_set)
attempt(lambda: t.nothing)
attempt(setattr, t, 'nothing', 1)
attempt(delattr, t, 'nothing')
attempt(setattr, t, 'celsius', -300)
t.__dict__['fahrenheit'] = 'shadow'
print(t.__dict__)


class Sub(Temperature):
    @property
    def celsius(self):
        return 'sub ' + str(super().celsius)

    @Temperature.fahrenheit.getter
    def fahrenheit(self):
        return 'other'


s = Sub()
print(s.celsius, s.fahrenheit, Temperature().fahrenheit)
attempt(setattr, s, 'celsius', 1)


class Raises:
    @property
    def broken(self):
        return self.does_not_exist

    def __getattr__(self, name):
        return f'getattr {name}'


class RaisesPlain:
    @property
    def broken(self):
        raise AttributeError('from the property')


print(Raises().broken, hasattr(RaisesPlain(), 'broken'), getattr(RaisesPlain(), 'broken', 'default'))
attempt(lambda: RaisesPlain().broken)

# === instance and class dicts ===
class C:
    x = 'class'


c = C()
c.x = 'instance'
print(c.x, C.x, c.__dict__, 'x' in vars(C))
del c.x
print(c.x)
attempt(delattr, c, 'x')
c.__dict__ = {'y': 1, 2: 'odd key'}
print(c.y, c.__dict__)
attempt(setattr, c, '__dict__', 5)
attempt(setattr, c, '__dict__', None)
c.__dict__.clear()
c.__dict__['z'] = 'through dict'
print(c.z, dir(c)[-2:])
attempt(setattr, C, '__dict__', {})
attempt(lambda: C.__dict__.__setitem__('a', 1))
for name in 5, None, b'x':
    attempt(getattr, c, name)
    attempt(setattr, c, name, 1)
    attempt(hasattr, c, name)
setattr(c, 'not an identifier', 1)
print(getattr(c, 'not an identifier'), vars(c))
C.method = lambda self: 'method'
C.added = property(lambda self: 'property')
print(c.method(), c.added, C.method(5))
del C.method
attempt(lambda: c.method)
for value in 5, 'text', None, [], (), len, C, int, lambda: 0, 1.5, range(1), (x for x in ()), ..., NotImplemented, b'', {}.keys():
    try:
        value.attribute = 1
        print('set', type(value).__name__)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
    try:
        value.missing
    except AttributeError as error:
        print(error)
