def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === module and class variables ===
x: int = 1
y: 'forward'
z: list[int]
(w): str = 'not recorded'
print(__annotations__, 'y' in globals())
attempt(lambda: y)
class C:
    a: int = 1
    b: str
    self_ref: 'C'
    c = 3
    __private: float
    d: int | None = None
    (p): bytes
class Sub(C): pass
class Own(C):
    q: int
print(C.__annotations__, hasattr(C, 'b'), C.a, Own.__annotations__, Sub.__annotations__, '__annotations__' in vars(Sub))

# === functions ===
def f(a: int, /, b: 'str' = 'x', *args: float, c: list = [], **kw: dict) -> None: pass
print(f.__annotations__, (lambda a: a).__annotations__)
def g(a, b: int): pass
g.__annotations__['new'] = str
print(g.__annotations__)
attempt(lambda: setattr(g, '__annotations__', 5))
g.__annotations__ = {'replaced': 1}
print(g.__annotations__)
del g.__annotations__
print(g.__annotations__)

# === evaluated in functions only for parameters; locals are not evaluated ===
def local():
    v: undefined_type = 5
    u: also_undefined
    return v
print(local())
attempt(lambda: exec('def h(a: undefined_type): pass'))
attempt(lambda: exec('v: undefined_type'))
attempt(lambda: exec('class D:\n v: undefined_type = 1'))
log = []
def note(t):
    log.append(t)
    return t
class Target: pass
o, items = Target(), [0]
o.attr: note('attribute') = 1
items[note(0)]: note('item') = 2
n: note('name') = note('value')
print(o.attr, items, log, 'o.attr' in __annotations__)
def unbound():
    value: int
    return value
attempt(unbound)

# === any expression; unions and generics print ===
def h(a: 1 + 1, b: 'text', c: [int], d: {'k': str}, e: (lambda: 0) is None, f: int | str | None, g: dict[str, list[int]], i: tuple[int, ...], j: ...) -> print is None: ...
print(h.__annotations__)
print(int | str, int | None, type(int | str).__name__, (int | str) == (str | int), int | str | int, isinstance(1, int | str), (int | str).__args__, list[int] | None, list[int].__origin__, list[int].__args__, dict[str, int].__args__)
attempt(lambda: int | 5)
attempt(lambda: 'a' | int)
attempt(lambda: int | 'a')
for source in 'x: int: str', 'f(): int', '(a, b): int', '[a]: int', 'a, b: int', 'x: int, y: int = 1', '1: int', 'x: int = ', 'x: yield', 'def f(a: *b): pass', 'def f(*a: *b): pass', 'x: *y', 'None: int', 'x: int += 1', 'global x; x: int', 'def f():\n global x\n x: int', 'lambda x: int: x':
    try:
        compile(source, '<a>', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
