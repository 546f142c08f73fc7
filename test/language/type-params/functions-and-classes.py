def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === generic functions, classes and aliases ===
def first[T](items: list[T]) -> T: return items[0]
class Stack[T]:
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self
class Pair[K, V = int](Stack[K]): pass
type Table[K, V] = dict[K, list[V]]
type Number = int | float
print(first([3]), first.__type_params__, Stack.__type_params__, Stack[int], Stack[int]().push(1).items, Pair.__parameters__, Pair[str, int], Table, Table.__type_params__, Table.__value__, Table[str, int], Number, Number.__value__, Table.__name__, type(Table).__name__, Stack.__orig_bases__, Stack.__mro__[1].__name__, Pair.__bases__[0].__name__)

# === bounds, constraints, defaults, ParamSpec, TypeVarTuple ===
def bounded[T: int, U: (str, bytes), *Ts, **P, D = list[int]](x: T) -> U: ...
t, u, ts, p, d = bounded.__type_params__
print(t.__bound__, t.__constraints__, u.__constraints__, u.__bound__, repr(ts), repr(p), d.__default__, t.has_default(), d.has_default(), t.__name__, t.__covariant__, t.__infer_variance__, type(ts).__name__, type(p).__name__, t.__default__)

# === lazy evaluation ===
type Lazy = undefined_name
attempt(lambda: Lazy.__value__)
class L[T: undefined_bound]: pass
attempt(lambda: L.__type_params__[0].__bound__)
undefined_name = 5
print(Lazy.__value__)
type Tree = tuple[int, list[Tree]]
print(Tree.__value__)

# === scope of parameters ===
def outer[T](x: T):
    def inner(): return T
    return inner()
print(outer(1), 'T' in globals())
class Scoped[T]:
    attr = T
    def method[U](self, u: U) -> tuple[T, U]: return T, U
print(Scoped.attr, Scoped().method(1), Scoped.method.__type_params__)
attempt(lambda: T)
T = 'global T'
def shadows[T](): return T
print(shadows(), T, shadows.__annotations__, first.__annotations__)

# === errors ===
attempt(lambda: isinstance(1, Number))
attempt(lambda: isinstance([], Stack[int]))
attempt(lambda: Stack[int, str])
attempt(lambda: Number[int])
attempt(lambda: Stack[int].undefined)
attempt(lambda: Number())
attempt(lambda: setattr(Number, '__name__', 'x'))
for source in 'def f[T, T](): pass', 'class C[T: (yield)]: pass', 'type X[T] = (yield)', 'type 1 = 2', 'def f[](): pass', 'def f[*T: int](): pass', 'type X = ', 'def f[T=int, U](): pass', 'class C[T](T := int): pass', 'type X = await y', 'def f[T: x := 1](): pass', 'type X.y = 1', 'type type = type', 'type = 5', 'lambda[T]: 1', 'def f[T](): \n nonlocal T', 'class A[__T]: x: __T', 'type X[T: int = 5, *U, **V] = T':
    try:
        compile(source, '<t>', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
