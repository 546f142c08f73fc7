# === evaluated once, at definition ===
log = []
def note(value):
    log.append(value)
    return value
def f(a=note('a'), *, b=note('b')):
    return a, b
print(f(), f(1), log)
def collect(item, items=[]):
    items.append(item)
    return items
print(collect(1), collect(2), collect(3, []), collect.__defaults__)
n = 5
def g(value=n):
    return value
n = 6
print(g())

# === attributes ===
def h(a, b=1, *args, c, d=2, **kw) -> int:
    """Doc text."""
print(h.__defaults__, h.__kwdefaults__, h.__name__, h.__qualname__, h.__doc__, h.__module__, h.__annotations__, h.__dict__, h.__code__.co_varnames, h.__code__.co_argcount, h.__code__.co_kwonlyargcount, h.__code__.co_name, h.__closure__, h.__code__.co_posonlyargcount, h.__type_params__)
h.__defaults__ = (10, 20)
h.__kwdefaults__ = {'c': 30}
h.custom = 'attribute'
h.__name__ = 'renamed'
h.__doc__ = None
print(h(d=1), h.custom, h.__dict__, h.__name__, h.__qualname__, repr(h).split(' at ')[0])
for name, value in ('__defaults__', 5), ('__kwdefaults__', []), ('__name__', 5), ('__code__', 5), ('__dict__', 5), ('__closure__', ()), ('__globals__', {}), ('__qualname__', None):
    try:
        setattr(h, name, value)
        print(name, 'set')
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
del h.custom, h.__defaults__
print(h.__defaults__, h.__dict__)
try:
    h.nothing
except AttributeError as error:
    print(error)

# === evaluation in the enclosing scope ===
def outer(x):
    def inner(y=x, z=lambda: x):
        return y, z()
    x += 1
    return inner()
print(outer(1))
class K:
    size = 3
    def method(self, n=size):
        return n
print(K().method())

# === lambda ===
add = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
print(add(1), add(1, 2, 3, d=5, q=6), (lambda: None)(), (lambda *a: a)(1, 2), add.__name__, add.__qualname__, (lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3), (lambda **k: k)(a=1), [f(2) for f in [lambda x: x, lambda x: -x]])

# === no return, bare return, return tuple ===
def bare():
    return
def many():
    return 1, 2
def docstring_only():
    'just a docstring'
print(bare(), many(), docstring_only(), docstring_only.__doc__)
