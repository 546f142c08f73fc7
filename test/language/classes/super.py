def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === cooperative calls ===
class Root:
    def go(self, log):
        log.append('Root')
        return log
class A(Root):
    def go(self, log):
        log.append('A')
        return super().go(log)
class B(Root):
    def go(self, log):
        log.append('B')
        return super().go(log)
class C(A, B):
    def go(self, log):
        log.append('C')
        return super().go(log)
print(C().go([]), super(A, C()).go([]), super(C, C()).go([]), A.go(C(), []))

# === forms ===
class D(C):
    def go(self, log):
        return super(C, self).go(log), super(D, self).go([])[0]
    @classmethod
    def made(cls):
        return super().__name__ if hasattr(super(), '__name__') else super().__self_class__.__name__
    @staticmethod
    def static():
        return super()
    @property
    def prop(self):
        return super().go(['prop'])
    def listed(self):
        return [super(D, self).go([]) for _ in range(1)]
    def lam(self):
        return (lambda: super(D, self).go([]))()
d = D()
print(d.go([]), D.made(), d.prop, d.listed(), d.lam())
attempt(D.static)
print(repr(super(C, d)).replace(hex(id(d)), 'ADDR').split(' object')[0], super(C, d).__thisclass__.__name__, super(C, d).__self__ is d, super(C, d).__self_class__.__name__, type(super(C, d)).__name__)

# === unbound and bound by __get__ ===
s = super(C)
print(s.__get__(d).go([]) if hasattr(s, '__get__') else None, s.__self__)

# === class and __class__ cell ===
class E(Root):
    def cell(self):
        return __class__.__name__
    def go(self, log):
        def inner():
            return __class__
        return inner().__name__
    plain = lambda self: __class__.__name__
print(E().cell(), E().go([]), E().plain(), E.cell.__closure__[0].cell_contents is E)

# === super in __init__, __new__, __setattr__, __getattribute__ ===
class F:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self
    def __init__(self, *args):
        super().__init__()
    def __setattr__(self, name, value):
        super().__setattr__(name, ('set', value))
    def __getattribute__(self, name):
        return super().__getattribute__(name)
f = F(1, 2)
f.x = 1
print(f.args, f.x)

# === assignment and errors ===
attempt(lambda: super(int, 'a'))
attempt(lambda: super(5))
attempt(lambda: super(A, B()))
attempt(lambda: super(C, d).missing)
attempt(lambda: super().x)
def no_arguments():
    return super()
attempt(no_arguments)
class G:
    def deleted(self):
        del self
        return super()
    def no_self():
        return super()
attempt(G().deleted)
attempt(G.no_self)
class H(Root):
    x = 1
    def set_through(self):
        super().x = 5
attempt(H().set_through)
