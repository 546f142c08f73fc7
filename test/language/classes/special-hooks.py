def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === __mro_entries__ ===
class Proxy:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases
class A: pass
class B(Proxy(A, int)): pass
print(B.__bases__, B.__orig_bases__[0].__class__.__name__, B(5) + 1)
class G(list[int]): pass
print(G.__bases__, G.__orig_bases__)
class BadEntries:
    def __mro_entries__(self, bases): return 5
def bad():
    class C(BadEntries()): pass
attempt(bad)
def instance_base():
    class C(A()): pass
attempt(instance_base)

# === __match_args__, __slots__ beside __dict__, __sizeof__ ===
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
match P(1, 2):
    case P(a, b): print(a, b)

# === __class__ assignment and override ===
class Liar:
    @property
    def __class__(self): return int
l = Liar()
print(isinstance(l, int), isinstance(l, Liar), type(l).__name__, l.__class__)
class X:
    v = 'x'
class Y:
    v = 'y'
o = X()
o.__class__ = Y
print(o.v, type(o).__name__)

# === __init_subclass__ chain, __set_name__ order ===
log = []
class Field:
    def __set_name__(self, owner, name): log.append(f'name {name}')
class Base:
    def __init_subclass__(cls, **kw):
        log.append(f'subclass {cls.__name__} {kw}')
        super().__init_subclass__()
class Child(Base, tag=1):
    b = Field()
    a = Field()
print(log)
class Mixin:
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw)
def unexpected():
    class Z(Mixin, unknown=1): pass
attempt(unexpected)

# === __del__ is defined and never disturbs; __getstate__, __reduce_ex__ exist ===
class Del:
    def __del__(self): pass
d = Del()
del d
print(hasattr(object(), '__getstate__'), P(1, 2).__getstate__(), object().__getstate__(), callable(P(1, 2).__reduce_ex__))

# === __static_attributes__, __firstlineno__, __type_params__, __annotations__ ===
class S:
    y: int = 1
    def f(self):
        self.q = 1
        self.p: int = 2
    def g(other):
        other.r = 1
print(sorted(S.__static_attributes__), isinstance(S.__firstlineno__, int), S.__type_params__, S.__annotations__)

# === dunder names on instances through object ===
print([n for n in dir(object())])
print(object().__doc__.split('\n')[0], object.__init__(object()), object().__eq__(1), object().__format__('').split(' at ')[0], object.__subclasshook__(int), object.__init_subclass__())
attempt(lambda: object().__format__('x'))
attempt(lambda: object().__lt__)  if False else print(object().__lt__(1))
