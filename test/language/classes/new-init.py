def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
log = []
# === order and arguments ===
class A:
    def __new__(cls, *args, **kwargs):
        log.append(('new', cls.__name__, args, kwargs))
        return super().__new__(cls)
    def __init__(self, x, y=0):
        log.append(('init', x, y))
        self.x = x
A(1, y=2)
print(log)

# === __new__ returning something else skips __init__ ===
class B:
    def __new__(cls, kind):
        return {'str': 'text', 'b': object.__new__(cls), 'none': None, 'sub': C.__new__(C, 1) if cls is B and kind == 'sub' else None}[kind]
    def __init__(self, kind):
        log.append(f'init {kind}')
class C(B):
    def __new__(cls, kind):
        return object.__new__(cls)
log.clear()
print(B('str'), B('none'), type(B('b')).__name__, type(B('sub')).__name__, log)

# === object() arguments ===
class Plain: pass
class OnlyNew:
    def __new__(cls, *args):
        return super().__new__(cls)
class OnlyInit:
    def __init__(self, *args): pass
attempt(lambda: Plain(1))
attempt(lambda: Plain(a=1))
print(type(OnlyNew(1, 2)).__name__, type(OnlyInit(1)).__name__)
class NewPasses:
    def __new__(cls, *args):
        return super().__new__(cls, *args)
attempt(lambda: NewPasses(1))
class InitPasses:
    def __init__(self, *args):
        super().__init__(*args)
attempt(lambda: InitPasses(1))
class ReturnsValue:
    def __init__(self): return 5
attempt(ReturnsValue)
attempt(lambda: A())
attempt(lambda: A(1, 2, 3))
attempt(lambda: A.__new__())
attempt(lambda: A.__init__())

# === immutable subclasses need __new__ ===
class Celsius(float):
    def __new__(cls, value, unit='C'):
        self = super().__new__(cls, round(value))
        self.unit = unit
        return self
t = Celsius(21.7, unit='K')
print(t, t + 1, t.unit, type(t + 1).__name__, repr(t), isinstance(t, float))
class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())
print(Upper('abc'), Upper('a') == 'A', Upper('x').lower())

# === pooling instances; __init__ runs each time ===
class Pooled:
    pool = {}
    def __new__(cls, key):
        return cls.pool.setdefault(key, super().__new__(cls))
    def __init__(self, key):
        self.count = getattr(self, 'count', 0) + 1
print(Pooled('a') is Pooled('a'), Pooled('a').count, Pooled('b').count)

# === __init_subclass__ and __class_getitem__ ===
class Plugin:
    registry = []
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, name))
    def __class_getitem__(cls, item):
        return f'{cls.__name__}<{item}>'
class P1(Plugin, name='first'): pass
class P2(P1): pass
print(Plugin.registry, Plugin[int], P1['x', 'y'])
attempt(lambda: type('P3', (Plugin,), {}, bad=1))
attempt(lambda: Plugin()[0])
class NoItem: pass
attempt(lambda: NoItem[int])
attempt(lambda: int[0])
print(list[int], dict[str, list[int]], type(list[int]).__name__, tuple[int, ...], list[int]() == [], list[int] == list[int])
