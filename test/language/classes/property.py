def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === getter, setter, deleter ===
class Celsius:
    """A temperature."""
    def __init__(self, degrees):
        self.degrees = degrees
    @property
    def degrees(self):
        """Degrees doc."""
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError('below absolute zero')
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        del self._degrees
    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32
c = Celsius(25)
print(c.degrees, c.fahrenheit)
c.degrees += 10
print(c.degrees, Celsius.degrees.__doc__, type(Celsius.degrees).__name__, Celsius.degrees.fget(c), Celsius.degrees.__name__)
attempt(lambda: setattr(c, 'degrees', -300))
attempt(lambda: setattr(c, 'fahrenheit', 1))
attempt(lambda: delattr(c, 'fahrenheit'))
del c.degrees
attempt(lambda: c.degrees)
attempt(lambda: Celsius(-500))

# === property() call ===
class Old:
    def get(self): return 'got'
    def put(self, value): print('put', value)
    x = property(get, put, doc='old style')
    w = property(fset=put)
    n = property()
o = Old()
print(o.x, Old.x.__doc__)
o.x = 1
o.w = 2
attempt(lambda: o.w)
attempt(lambda: o.n)
attempt(lambda: setattr(o, 'n', 1))
attempt(lambda: delattr(o, 'x'))
attempt(lambda: setattr(Old.x, 'fget', None))

# === overriding in a subclass ===
class Sub(Celsius):
    @property
    def degrees(self):
        return super().degrees * 100
    @Celsius.fahrenheit.getter
    def fahrenheit(self):
        return 'overridden'
s = Sub.__new__(Sub)
s._degrees = 1
print(s.degrees, s.fahrenheit)
attempt(lambda: setattr(s, 'degrees', 5))
class Sub2(Celsius):
    @Celsius.degrees.setter
    def degrees(self, value):
        self._degrees = round(value)
print(Sub2(1.7).degrees, Sub2(2.2).fahrenheit)

# === cached by hand, class-level, in a loop ===
class Lazy:
    computed = 0
    @property
    def value(self):
        if not hasattr(self, '_value'):
            Lazy.computed += 1
            self._value = 42
        return self._value
l = Lazy()
print([l.value for _ in range(3)], Lazy.computed)
class ClassProperty:
    def __init__(self, function): self.function = function
    def __get__(self, obj, owner): return self.function(owner)
class Named:
    @ClassProperty
    def label(cls): return cls.__name__.lower()
print(Named.label, Named().label)
