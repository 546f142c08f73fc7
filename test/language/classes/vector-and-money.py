# === Vector: operators, iteration, hashing, formatting ===
import math
class Vector:
    def __init__(self, *parts): self.parts = tuple(float(p) for p in parts)
    def __iter__(self): return iter(self.parts)
    def __len__(self): return len(self.parts)
    def __getitem__(self, i): return type(self)(*self.parts[i]) if isinstance(i, slice) else self.parts[i]
    def __repr__(self): return f'Vector{self.parts}'
    def __str__(self): return f"<{', '.join(map(str, self.parts))}>"
    def __format__(self, spec): return '(' + ', '.join(format(p, spec) for p in self) + ')'
    def __eq__(self, other): return isinstance(other, Vector) and self.parts == other.parts
    def __hash__(self): return hash(self.parts)
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return any(self)
    def __add__(self, other): return Vector(*(a + b for a, b in zip(self, other))) if isinstance(other, Vector) else NotImplemented
    def __mul__(self, k): return Vector(*(a * k for a in self)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, other): return sum(a * b for a, b in zip(self, other))
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -other
    def __getattr__(self, name):
        if name in 'xyz' and 'xyz'.index(name) < len(self): return self.parts['xyz'.index(name)]
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
a, b = Vector(3, 4), Vector(1, 2)
print(a + b, a - b, a * 2, 2 * a, a @ b, abs(a), -a, a == Vector(3, 4), bool(Vector(0, 0)), a.x, a.y, f'{a:.2f}', repr(a), len({a, Vector(3, 4)}), a[0], a[:1], sum([a, b], Vector(0, 0)), max([a, b], key=abs))
for action in (lambda: a + 1, lambda: a * 'x', lambda: a.z, lambda: a.q, lambda: 'x' * a):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

# === Money: total order written by hand ===
class Money:
    rates = {'EUR': 100, 'USD': 90}
    def __init__(self, amount, currency='EUR'): self.amount, self.currency = amount, currency
    def cents(self): return self.amount * self.rates[self.currency]
    def __eq__(self, o): return self.cents() == o.cents() if isinstance(o, Money) else NotImplemented
    def __lt__(self, o): return self.cents() < o.cents() if isinstance(o, Money) else NotImplemented
    def __le__(self, o): return self < o or self == o
    def __hash__(self): return hash(self.cents())
    def __repr__(self): return f'{self.amount:.2f} {self.currency}'
    def __iadd__(self, o):
        self.amount += o.amount
        return self
    def __int__(self): return int(self.amount)
    def __float__(self): return float(self.amount)
    def __round__(self, n=0): return Money(round(self.amount, n), self.currency)
wallet = [Money(10), Money(10, 'USD'), Money(9), Money(1.555)]
print(sorted(wallet), max(wallet), min(wallet), Money(9) == Money(10, 'USD'), len(set(wallet)), Money(9) != 'x', Money(9) == 9, int(Money(2.9)), float(Money(2)), round(Money(1.555), 2), Money(1) <= Money(1), Money(2) > Money(1), Money(2) >= Money(3))
m = w = Money(1)
m += Money(2)
print(w)
try:
    Money(1) < 5
except TypeError as error:
    print(error)
