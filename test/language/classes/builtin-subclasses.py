def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === results of operations are the base type ===
class I(int): pass
class F(float): pass
class S(str): pass
class L(list): pass
class T(tuple): pass
class D(dict): pass
class B(bytes): pass
class St(set): pass
class Fs(frozenset): pass
class C(complex): pass
class Ba(bytearray): pass
def kinds(*values): print(*(type(v).__name__ for v in values))
i, f, s, l, t, d, b, st = I(5), F(1.5), S('ab'), L([1]), T([1]), D(a=1), B(b'x'), St([1])
kinds(i + 1, 1 + i, -i, i * 2, abs(i), i // 2, i & 1, round(i), int(i), +i, i ** 2, i.real, i.conjugate(), I(True), i.numerator)
kinds(f + 1, -f, f * 2, abs(f), round(f, 1), float(f), f.real, F.fromhex('0x1p0'), f // 1)
kinds(s + 'c', s * 2, s[:1], s[:], s.upper(), s.strip(), s.replace('x', 'y'), str(s), s % (), s.join([]), s.format(), ''.join([s]), s.lower(), s.split()[0], S.maketrans('', ''))
kinds(l + [2], l * 2, l[:], l.copy(), list(l), sorted(l), l.__iadd__([3]))
kinds(t + (2,), t * 2, t[:], tuple(t), T() + T())
kinds(d | {}, d.copy(), dict(d), D.fromkeys('a'), {} | d, d.__ior__({}))
kinds(b + b'', b[:], b * 1, b.upper(), B.fromhex('00'), bytes(b), Ba(b'x') + b'', Ba.fromhex('00'))
kinds(st | {2}, st & st, st - st, st ^ st, st.copy(), st.union([1]), {2} | st, Fs([1]) | {2}, Fs([1]).copy(), frozenset(Fs([1])), C(1) + 1, complex(C(1)))

# === repr and str are inherited; equality and hashing too ===
print(i, f, s, l, t, d, b, st, Fs([1]), C(1j), Ba(b'q'), [S('x'), I(1)], {S('k'): I(2)}, repr(S('q')), f'{i:>3}|{s:<4}|{f:.2f}')
print(i == 5, hash(i) == hash(5), s == 'ab', hash(s) == hash('ab'), {5: 'x'}[i], {'ab': 'y'}[s], l == [1], t == (1,), d == {'a': 1}, isinstance(i, int), type(i) is int, bool(I(0)), 'ab'.index(S('b')), [1, 2, 3][I(1)], range(I(2)), S('a') in 'abc', 'x' in D(x=1))

# === extra attributes and overridden dunders ===
i.note = 'extra'
s.tag = 1
l.name = 'list with a name'
print(i.note, s.tag, l.name, vars(i))
class Loud(str):
    def __str__(self): return 'LOUD'
    def __repr__(self): return '<Loud>'
    def __len__(self): return 99
    def __eq__(self, other): return 'eq'
    def __hash__(self): return hash('LOUD')
    def __add__(self, o): return 'added'
    def __getitem__(self, k): return 'item'
    def __iter__(self): return iter('zz')
    def __contains__(self, x): return True
x = Loud('quiet')
print(x, [x], len(x), x == 1, x + 'a', 'a' + x, x[0], list(x), 'nope' in x, x.upper(), ''.join([x, x]), f'{x}', '%s|%r' % (x, x), str(x), x.encode(), 'quiet'.startswith(x), x.find('q'), format(x), print(x) or '')
class Def(int):
    def __new__(cls, v=7): return super().__new__(cls, v * 2)
    def __add__(self, o): return Def(int.__add__(self, o))
    def __bool__(self): return False
    def __index__(self): return 1
print(Def(), Def(3) + 1, bool(Def(5)), [10, 20, 30][Def(1)], int(Def(4)), Def(2) < Def(3))
attempt(lambda: I('x'))
attempt(lambda: I())
attempt(lambda: T(5))
attempt(lambda: L(1, 2))
attempt(lambda: S(b'a', 'utf-8', 'strict', 1))
attempt(lambda: D(1))
