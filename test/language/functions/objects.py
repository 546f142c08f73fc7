# Functions as objects: attributes, defaults, closures, code, what can be assigned; every kind of parameter.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    """Doc of f."""
    return a, b, c, args, d, e, kwargs


# === attributes ===
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__, f.__globals__ is globals(), callable(f), type(f).__name__)
code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_nlocals, code.co_freevars, code.co_cellvars, code.co_flags & 0xff, code.co_firstlineno)
f.tag = 'attribute'
print(f.tag, f.__dict__)
for name, value in [('__name__', 'g'), ('__name__', 5), ('__qualname__', None), ('__defaults__', 5), ('__defaults__', None), ('__kwdefaults__', []), ('__kwdefaults__', None), ('__doc__', 5), ('__module__', 'm'), ('__dict__', 5), ('__annotations__', 5), ('__code__', 5), ('__closure__', ()), ('__globals__', {}), ('__builtins__', {}), ('__type_params__', 5), ('__class__', int)]:
    def g(a=1, *, b=2):
        """Doc."""
    attempt(setattr, g, name, value)
    attempt(delattr, g, name)
def h(a, b):
    return a, b


h.__defaults__ = (8, 9)
print(h(), h(1))
h.__defaults__ = (7,)
attempt(h)
print(h(1))
h.__kwdefaults__ = {'z': 1}
print(h(1, 2), h.__kwdefaults__)
h.__name__ = 'renamed'
attempt(h)
h.__qualname__ = 'Some.renamed'
attempt(h)
print(h.__name__, repr(h).split(' at ')[0])

# === matching arguments ===
for text in 'f(1, d=4)', 'f(1, 2, 3, 4, 5, d=6)', 'f(1, d=4, c=9, x=10)', 'f(1, d=4, a=5, b=6)', 'f()', 'f(1)', 'f(d=1)', 'f(1, 2, 3, c=4, d=5)', 'f(1, b=2, d=3)', 'f(1, d=1, e=2, f=3)', 'f(*range(5), d=1)', 'f(1, **{"d": 2, "c": 3})', 'f(1, d=1, **{"d": 2})', 'f(1, **{1: 2}, d=3)', 'f(1, *[2], *[3], d=4)', 'f(d=1, *[2])':
    attempt(eval, text, globals())


def only_positional(a, b, /):
    return a, b


def only_keyword(*, a, b=1):
    return a, b


def nothing():
    return 'nothing'


def many(a, b, c, d=4):
    return a, b, c, d


def variadic(*args, **kwargs):
    return args, kwargs


class C:
    def method(self, a):
        return a

    def no_self():
        pass

    @classmethod
    def cls_method(cls, a):
        return a

    @staticmethod
    def static(a):
        return a

    def __call__(self, a, *, k=0):
        return a, k


c = C()
for text in 'only_positional(1, 2)', 'only_positional(a=1, b=2)', 'only_positional(1, b=2)', 'only_positional(1)', 'only_positional(1, 2, 3)', 'only_keyword(a=1)', 'only_keyword(1)', 'only_keyword()', 'only_keyword(a=1, c=2)', 'only_keyword(1, a=2)', 'nothing(1)', 'nothing(a=1)', 'many()', 'many(1)', 'many(1, 2)', 'many(1, 2, 3, 4, 5)', 'many(1, 2, c=3, d=4, e=5)', 'many(1, 2, 3, a=4)', 'many(a=1, b=2)', 'many(1, 2, 3, 4, x=5)', 'many(b=2, c=3)', 'variadic(1, a=2)', 'variadic(**{"not id": 1})', 'c.method()', 'c.method(1, 2)', 'c.method(b=1)', 'C.method()', 'C.method(1)', 'C.method(1, 2)', 'c.no_self()', 'C.no_self()', 'c.cls_method()', 'C.cls_method(1, 2)', 'c.static()', 'C.static(1, 2)', 'c()', 'c(1, 2)', 'c(1, k=2)', 'c(1, j=2)', '(lambda a, b=2: (a, b))()', '(lambda *, k: k)(1)', '(lambda: 0)(1)', '5()', '"a"()', 'None()', '[]()', 'C()(5)', 'C(5)':
    attempt(eval, text, globals())

# === defaults are evaluated once, where the function is made ===
log = []


def make(value):
    log.append(value)
    return value


def once(a=make([]), *, b=make({})):
    a.append(len(a))
    b[len(b)] = 1
    return a, b


print(once(), once(), once([5]), log)
i = 'before'


def late(x=i):
    return x


i = 'after'
print(late(), [g() for g in [lambda n=n: n for n in range(3)]], [g() for g in [lambda: n for n in range(3)]])

# === closures ===
def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def peek():
        return n
    return up, peek


up, peek = counter()
print(up(), up(), peek(), [c.cell_contents for c in up.__closure__], up.__closure__[0] is peek.__closure__[0], up.__code__.co_freevars, counter.__code__.co_cellvars)


def unbound():
    def inner():
        return later
    attempt(inner)
    later = 1
    print(inner())
    del later
    attempt(inner)
    return inner.__closure__[0]


cell = unbound()
attempt(lambda: cell.cell_contents)
cell.cell_contents = 'filled'
print(cell.cell_contents, type(cell).__name__)
del cell.cell_contents
attempt(lambda: cell.cell_contents)

# === methods ===
m = c.method
print(m.__self__ is c, m.__func__ is C.method, m.__name__, m.__qualname__, m.__doc__, m == c.method, m is c.method, hash(m) == hash(c.method), C().method == m, repr(m).split(' of ')[0], m.__func__.__get__(c)(7), C.method.__get__(c, C)(8), callable(m))
attempt(setattr, m, 'x', 1)
attempt(lambda: m.missing)
C.method.tag = 'on the function'
print(m.tag, c.cls_method.__self__ is C, c.static is C.static, type(C.__dict__['static']).__name__)
c.bound = lambda a: ('plain', a)
print(c.bound(1))
attempt(delattr, f, 'tag')
attempt(delattr, f, 'never')
