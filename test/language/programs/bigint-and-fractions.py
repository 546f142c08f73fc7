# Exact fractions, continued fractions, Egyptian fractions, square roots by Newton, base conversion.
def gcd(a, b):
    while b: a, b = b, a % b
    return abs(a)
class Q:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f'Q({n}, 0)')
        if isinstance(n, Q): n, d = n.n, n.d * d
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g
    def __add__(self, o): o = Q(o); return Q(self.n * o.d + o.n * self.d, self.d * o.d)
    def __neg__(self): return Q(-self.n, self.d)
    def __sub__(self, o): return self + -Q(o)
    def __rsub__(self, o): return Q(o) - self
    def __mul__(self, o): o = Q(o); return Q(self.n * o.n, self.d * o.d)
    __radd__, __rmul__ = __add__, __mul__
    def __truediv__(self, o): o = Q(o); return Q(self.n * o.d, self.d * o.n)
    def __rtruediv__(self, o): return Q(o) / self
    def __pow__(self, k): return Q(self.n ** k, self.d ** k) if k >= 0 else Q(self.d, self.n) ** -k
    def __eq__(self, o): o = Q(o); return (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): o = Q(o); return self.n * o.d < o.n * self.d
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __float__(self): return self.n / self.d
    def __floor__(self): return self.n // self.d
    def __repr__(self): return f'{self.n}/{self.d}' if self.d != 1 else f'{self.n}'
half, third = Q(1, 2), Q(1, 3)
print(half + third, half - third, half * third, half / third, 1 - half, 2 * third, 1 / third, half ** 3, half ** -2, half == Q(2, 4), half < third, sorted([half, third, Q(-1, 4)]), float(third), sum([half, third, Q(1, 6)]), {Q(4, 2): 'two'}[2], -half, Q(-3, -6))
try: half / 0
except ZeroDivisionError as error: print(error)
def harmonic(n): return sum((Q(1, k) for k in range(1, n + 1)), Q(0))
print(harmonic(30), float(harmonic(30)))
def continued(q):
    while True:
        whole = q.n // q.d
        yield whole
        q = q - whole
        if q == 0: return
        q = 1 / q
print(list(continued(Q(649, 200))), list(continued(Q(355, 113))))
def egyptian(q):
    out = []
    while q.n: d = -(-q.d // q.n); out.append(d); q = q - Q(1, d)
    return out
print(egyptian(Q(4, 13)), egyptian(Q(5, 121))[:3])
def root(n, digits):
    x = n * 10 ** (2 * digits)
    guess = 1 << (x.bit_length() + 1) // 2
    while (better := (guess + x // guess) // 2) < guess: guess = better
    text = str(guess)
    return f'{text[:-digits]}.{text[-digits:]}'
print(root(2, 50), root(10 ** 20 + 1, 30))
a, b = 0, 1
for _ in range(1000): a, b = b, a + b
print(a, len(str(a)), a % 10 ** 9, hex(a)[:20], a.bit_length())
