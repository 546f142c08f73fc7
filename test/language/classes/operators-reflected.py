def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === a subclass on the right goes first if it overrides the reflected method ===
class Base:
    def __add__(self, other): return 'Base.add'
    def __radd__(self, other): return 'Base.radd'
    def __lt__(self, other): return 'Base.lt'
    def __gt__(self, other): return 'Base.gt'
    def __eq__(self, other): return 'Base.eq'
class Overrides(Base):
    def __radd__(self, other): return 'Overrides.radd'
    def __gt__(self, other): return 'Overrides.gt'
    def __eq__(self, other): return 'Overrides.eq'
class Inherits(Base): pass
print(Base() + Overrides(), Base() + Inherits(), Overrides() + Base(), Base() < Overrides(), Base() < Inherits(), Base() == Overrides(), Base() == Inherits())

# === the same type does not try the reflected method ===
log = []
class Same:
    def __sub__(self, other):
        log.append('sub')
        return NotImplemented
    def __rsub__(self, other):
        log.append('rsub')
        return NotImplemented
class Other(Same): pass
attempt(lambda: Same() - Same())
attempt(lambda: Same() - Other())
attempt(lambda: Same() - 1)
attempt(lambda: 1 - Same())
print(log)

# === int subclass ===
class Meter(int):
    def __add__(self, other): return Meter(int(self) + other)
    __radd__ = __add__
    def __repr__(self): return f'{int(self)}m'
print(Meter(1) + 2, 2 + Meter(1), sum([Meter(1), Meter(2)]), Meter(3) - 1, type(Meter(1) * 2).__name__, -Meter(5), Meter(2) == 2, [Meter(1)], f'{Meter(1)}', str(Meter(1)))

# === None means: not supported ===
class NoAdd(Base):
    __add__ = None
    __radd__ = None
    __iter__ = None
    __contains__ = None
    __len__ = None
    __call__ = None
    __getitem__ = None
for action in (lambda: NoAdd() + 1, lambda: 1 + NoAdd(), lambda: iter(NoAdd()), lambda: 1 in NoAdd(), lambda: len(NoAdd()), lambda: NoAdd()(), lambda: NoAdd()[0], lambda: list(NoAdd()), lambda: reversed(NoAdd())):
    attempt(action)

# === looked up on the type, not the instance ===
class Empty: pass
e = Empty()
e.__add__ = lambda other: 'instance'
e.__len__ = lambda: 5
e.__call__ = lambda: 'called'
e.__eq__ = lambda other: 'eq'
for action in (lambda: e + 1, lambda: len(e), lambda: e(), lambda: e == 1, lambda: e.__len__(), lambda: bool(e)):
    attempt(action)

# === errors inside dunders come out ===
class Fails:
    def __add__(self, other): raise ValueError('in add')
    def __radd__(self, other): raise KeyError('in radd')
    def __iadd__(self, other): raise IndexError('in iadd')
attempt(lambda: Fails() + 1)
attempt(lambda: 1 + Fails())
def in_place():
    f = Fails()
    f += 1
attempt(in_place)

# === in place falls back; result is assigned ===
class Acc:
    def __init__(self, items): self.items = items
    def __add__(self, other): return Acc(self.items + [other])
class Acc2(Acc):
    def __iadd__(self, other):
        self.items.append(other)
        return 'anything'
a = b = Acc([1])
a += 2
print(a is b, a.items, b.items)
c = d = Acc2([1])
c += 2
print(c, d.items)
