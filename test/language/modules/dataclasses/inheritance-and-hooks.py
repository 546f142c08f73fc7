from dataclasses import dataclass, field, fields, asdict, astuple, replace, make_dataclass, InitVar
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === inheritance, __post_init__, InitVar ===
@dataclass
class Base:
    a: int
    b: str = 'b'
@dataclass
class Child(Base):
    c: float = 1.5
    a: int = 10
print(Child(), Child(1, 'x', 2.0), [f.name for f in fields(Child)], Child() == Base(10), Base(1) == Child(1))
@dataclass
class Rect:
    w: float
    h: float
    scale: InitVar[int] = 1
    area: float = field(init=False)
    log: list = field(default_factory=list, repr=False)
    def __post_init__(self, scale):
        if self.w < 0: raise ValueError(f'bad width {self.w}')
        self.area = self.w * self.h * scale
        self.log.append('made')
print(Rect(2, 3), Rect(2, 3, 10), Rect(1, 1, scale=2).log, [f.name for f in fields(Rect)]); attempt(lambda: Rect(-1, 2)); attempt(lambda: replace(Rect(1, 2), w=5)); print(replace(Rect(1, 2), w=5, scale=1))
# === nested conversion ===
@dataclass
class Line:
    start: Base
    points: list
    table: dict
l = Line(Base(1), [Base(2), (Base(3),)], {'k': Base(4)})
print(asdict(l), astuple(l), asdict(l, dict_factory=lambda items: sorted(items, key=lambda i: i[0])), repr(l), sep='\n')
# === overriding generated methods; errors at decoration ===
@dataclass
class Own:
    a: int
    def __repr__(self): return 'own repr'
    def __eq__(self, other): return True
    def __init__(self, q): self.a = q * 2
print(Own(2), Own(1) == 5, Own(3).a)
def define(namespace, **options):
    cls = type('X', (), namespace)
    return dataclass(**options)(cls).__name__
attempt(lambda: define({'__annotations__': {'a': int, 'b': int}, 'a': 1}))
attempt(lambda: define({'__annotations__': {'a': list}, 'a': []}))
attempt(lambda: define({'__annotations__': {'a': dict}, 'a': {}}))
attempt(lambda: define({'__annotations__': {'a': int}}, order=True, eq=False))
attempt(lambda: define({'a': field()}))
attempt(lambda: define({'__annotations__': {'a': int}, '__lt__': None}, order=True))
attempt(lambda: define({'__annotations__': {'a': int}, '__hash__': len}, unsafe_hash=True))
attempt(lambda: define({'__annotations__': {'a': int}, '__slots__': ('a',)}, slots=True))
attempt(lambda: field(default=1, default_factory=list)); attempt(lambda: dataclass(bad=1))
@dataclass(frozen=True)
class F: a: int
def thaw():
    @dataclass
    class T(F): b: int = 0
attempt(thaw)
# === make_dataclass, self reference, recursion, match ===
D = make_dataclass('D', ['x', ('y', int), ('z', list, field(default_factory=list))], namespace={'total': lambda self: self.x + self.y})
print(D(1, 2), D(1, 2).total(), D.__name__)
@dataclass
class Node:
    value: int
    next: 'Node | None' = None
n = Node(1, Node(2)); loop = Node(3); loop.next = loop
print(n, loop)
match n:
    case Node(v, Node(w)): print(v, w)
@dataclass
class Prop:
    x: int
    @property
    def double(self): return self.x * 2
    @classmethod
    def zero(cls): return cls(0)
print(Prop(2).double, Prop.zero())
