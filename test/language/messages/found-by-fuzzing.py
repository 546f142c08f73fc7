import warnings
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def bare(): raise
t(bare)
t(lambda: int(0, 1)); t(lambda: int('0', 1)); t(lambda: int(1.5, 2)); t(lambda: int(base=10)); t(lambda: int('1', base='x'))
t(lambda: b'%d|%s' % (1, 2)); t(lambda: b'%s' % 'x'); t(lambda: b'%b' % None); t(lambda: b'%d' % b'x'); t(lambda: b'%c' % 'ab');t(lambda: b'%a %r' % ('é', 1)); t(lambda: b'%d|%s' % (1.5, [1]))
t(lambda: '%+.2%' % ()); t(lambda: '%+.2%' % (1,)); t(lambda: '%5%' % ()); t(lambda: '%-%' % ()); t(lambda: '%(a)%' % {'a': 1}); t(lambda: '%l%' % ())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    t(lambda: bool(NotImplemented)); print(len(w), w and w[0].category, w and w[0].message)
    t(lambda: not NotImplemented); t(lambda: 1 if NotImplemented else 2); t(lambda: [x for x in [1] if NotImplemented]); True
    print(len(w))
class A:
    def __init__(self): self.x = 1
class B: pass
class C(A): pass
class S: __slots__ = ('a',)
class S2: __slots__ = ('a',)
class S3: __slots__ = ('b',)
class L(list): pass
class L2(list): pass
class E(Exception): pass
class E2(Exception): pass
def setcls(o, c): o.__class__ = c; return type(o).__name__, getattr(o, 'x', None), isinstance(o, c)
for o, c in (A(), B), (A(), C), (C(), A), (S(), S2), (S(), S3), (S(), A), (A(), S), (L(), L2), (L(), A), (A(), int), (A(), list), (1, A), (A(), 5), (E(), E2), (E(), A), (A, type), ([], L), (A(), object), (object(), A): t(lambda: setcls(o, c))
t(lambda: super(int, 'a')); t(lambda: super(5, 1)); t(lambda: super(A, B())); t(lambda: super(A, B)); t(lambda: super(A).x); t(lambda: super(A, C()).nope); t(lambda: super()); t(lambda: super(int, True).foo); t(lambda: super(1,2,3)); t(lambda: super(A, C())); t(lambda: super(C, C).mro); t(lambda: super(type=1)); t(lambda: super(A, None)); t(lambda: repr(super(A, None)))
# === numbers ===
t(lambda: 0 ** float('-inf')); t(lambda: 0.0 ** -1.0); t(lambda: pow(0, -1, 1j)); t(lambda: pow(2, 3, 1.5)); t(lambda: pow(1.5, 2, 1j)); t(lambda: pow(2, 1.5, 3))
# === bytes with zeros in % ===
t(lambda: b'%d|%s' % (0, bytes(3))); t(lambda: b'%5d|%-6s|%06d' % (-7, b'\x00\xff', -3)); t(lambda: '%s|%5s' % ('\0a\0b', '\0'))
# === hints and marks ===
import traceback
class Dynamic:
    def __getattr__(self, name): return 1
    def read(self): return absent
def beyond_ascii(): return sum('ŉ', 0)
def reraise(): raise
for act in Dynamic().read, beyond_ascii, reraise:
    try: act()
    except Exception: print(traceback.format_exc())
# === widths and indexes that are too large ===
t(lambda: '%*d' % (9223372036854775807,)); t(lambda: '%*d' % (9223372036854775808, 1)); t(lambda: '%.*d' % (2147483648, 1)); t(lambda: '%-*d|' % (4, 5))
def put(container, key): container[key] = 1
def take(container, key): del container[key]
for container in 'a', b'a', (1,), range(3), frozenset(), 5, None:
    for key in 10 ** 30, -10 ** 30, 2 ** 62, True, 'x', 1.5: t(lambda: put(container, key)); t(lambda: take(container, key))
# === format names the type ===
class MyInt(int): pass
for spec in 's', '.2d', 'zz', '5': t(lambda: format(True, spec)); t(lambda: format(MyInt(3), spec)); t(lambda: format(4, spec))
