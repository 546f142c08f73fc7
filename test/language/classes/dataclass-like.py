# === a small dataclass decorator made by hand ===
def record(cls):
    fields = list(cls.__annotations__)
    defaults = {f: getattr(cls, f) for f in fields if hasattr(cls, f)}
    lines = ', '.join(f'{f}=_defaults[{f!r}]' if f in defaults else f for f in fields)
    body = '\n'.join(f'    self.{f} = {f}' for f in fields)
    space = {'_defaults': defaults}
    exec(f'def __init__(self, {lines}):\n{body}', space)
    cls.__init__ = space['__init__']
    cls.__repr__ = lambda self: f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in fields)})"
    cls.__eq__ = lambda self, other: type(self) is type(other) and all(getattr(self, f) == getattr(other, f) for f in fields)
    cls.__match_args__ = tuple(fields)
    return cls
@record
class Point:
    x: int
    y: int = 0
    label: str = 'p'
print(Point(1), Point(1, 2), Point(1, label='q'), Point(1) == Point(1), Point(1) == Point(2), Point.__match_args__, Point(y=5, x=4))
try:
    Point()
except TypeError as error:
    print(error)
try:
    Point(1, z=2)
except TypeError as error:
    print(error)

# === typed fields by descriptor ===
class Typed:
    def __init__(self, kind, check=lambda v: True): self.kind, self.check = kind, check
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__[self.name]
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(value).__name__}')
        if not self.check(value):
            raise ValueError(f'bad {self.name}: {value!r}')
        obj.__dict__[self.name] = value
class Product:
    name = Typed(str, str.strip)
    price = Typed((int), lambda v: v >= 0)
    def __init__(self, name, price): self.name, self.price = name, price
p = Product('pen', 3)
p.price += 1
print(vars(p))
for change in (('price', -5), ('price', 'free'), ('name', '  '), ('name', 5)):
    try:
        setattr(p, *change)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# === immutable by __setattr__ ===
class Frozen:
    def __init__(self, **fields): self.__dict__.update(fields)
    def __setattr__(self, name, value): raise AttributeError(f'{type(self).__name__} is immutable')
    def __delattr__(self, name): raise AttributeError('cannot delete ' + name)
    def __hash__(self): return hash(tuple(sorted(self.__dict__.items())))
    def __eq__(self, other): return self.__dict__ == other.__dict__
    def replace(self, **changes): return type(self)(**{**self.__dict__, **changes})
f = Frozen(a=1, b=2)
print(f.a, {f: 'x'}[Frozen(b=2, a=1)], f.replace(a=5).__dict__)
for action in (lambda: setattr(f, 'a', 2), lambda: delattr(f, 'a')):
    try:
        action()
    except AttributeError as error:
        print(error)
