def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === every binary dunder, reflected and in place ===
class Trace:
    def __init__(self, name, answer=True):
        self.name, self.answer = name, answer
    def __repr__(self):
        return self.name
names = 'add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod'.split()
def method(name):
    def call(self, other, *rest):
        return f'{self}.{name}({other!r})' if self.answer else NotImplemented
    return call
for name in names:
    setattr(Trace, f'__{name}__', method(name))
    setattr(Trace, f'__r{name}__', method('r' + name))
    setattr(Trace, f'__i{name}__', method('i' + name))
a, no = Trace('a'), Trace('no', False)
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a << 1, a >> 1, a & 1, a | 1, a ^ 1, divmod(a, 1), sep='\n')
print(1 + a, 1 - a, 'x' * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 @ a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, divmod(1, a), [] + a, 1.5 - a, None | a, sep='\n')
for operator in '+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^':
    space = {'x': a, 'no': no, 'a': a}
    exec(f'x {operator}= 2', space)
    print(space['x'], end='; ')
    try:
        exec(f'no {operator} a', space)
    except TypeError as error:
        print(error, end='; ')
    try:
        exec(f'no {operator}= 2', space)
    except TypeError as error:
        print(error, end='; ')
    try:
        exec(f'1 {operator} no', space)
    except TypeError as error:
        print(error)

# === three-argument pow, unary ===
print(pow(a, 2, 3))
attempt(lambda: pow(2, a, 3))
attempt(lambda: pow(no, 2, 3))
attempt(lambda: divmod(no, no))
class Unary:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __round__(self, n='none'): return f'round {n}'
    def __floor__(self): return 'floor'
    def __trunc__(self): return 'trunc'
u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), round(u, None))
attempt(lambda: -a)
attempt(lambda: ~a)
attempt(lambda: abs(a))
attempt(lambda: round(a))
