def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === str, repr, format, bytes ===
class Both:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
class OnlyRepr:
    def __repr__(self): return 'only repr'
class OnlyStr:
    def __str__(self): return 'only str'
print(Both(), [Both()], f'{Both()} {Both()!r} {Both()!s}', '%s %r' % (Both(), Both()), OnlyRepr(), str(OnlyRepr()), OnlyStr(), repr(OnlyStr()).startswith('<__main__.OnlyStr object at 0x'), {Both(): OnlyRepr()}, (Both(),), ascii(Both()))
class BadStr:
    def __str__(self): return 5
    def __repr__(self): return None
    def __bytes__(self): return 1
    def __format__(self, spec): return 3
    def __hash__(self): return 'h'
    def __bool__(self): return 'b'
    def __len__(self): return 'l'
    def __int__(self): return 'i'
    def __float__(self): return 1
    def __complex__(self): return 1
    def __index__(self): return 1.5
    def __dir__(self): return 5
    def __iter__(self): return 5
    def __length_hint__(self): return 'x'
    def __reversed__(self): return 'rev'
b = BadStr()
for action in str, repr, bytes, format, hash, bool, len, int, float, complex, bin, hex, dir, iter, list, chr, print, reversed:
    attempt(action, b)
attempt(lambda: [1, 2][b])
attempt(lambda: f'{b}')
attempt(lambda: range(b))
attempt(lambda: 'a' * b)

# === numbers ===
class Num:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 8
    def __bool__(self): return False
    def __trunc__(self): return 9
n = Num()
print(int(n), float(n), complex(n), bin(n), hex(n), oct(n), bool(n), [0] * n, 'abcdefghij'[n], range(n), chr(n) == '\x08', round(2.123456789, n), '%d %x %f' % (n, n, n), f'{float(n):.1f}', int('11', n), bytes(n), (1).to_bytes(n, 'big'), pow(2, 3, 5), divmod(17, int(n)))
class OnlyTrunc:
    def __trunc__(self): return 3
attempt(int, OnlyTrunc())
attempt(float, OnlyTrunc())
class IntSub(int): pass
class ReturnsSub:
    def __int__(self): return IntSub(5)
    def __index__(self): return True
import warnings
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    print(int(ReturnsSub()), type(int(ReturnsSub())).__name__, [1, 2][ReturnsSub()])

# === bool and len ===
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(Len(0)), bool(Len(3)), not Len(0), 'y' if Len(1) else 'n', len(Len(5)))
for n in -1, 2 ** 63, 1.0, None, True:
    attempt(len, Len(n))
class BoolFirst(Len):
    def __bool__(self): return True
print(bool(BoolFirst(0)))

# === default repr names module and qualified name ===
class Outer:
    class Inner: pass
print(repr(Outer.Inner()).split(' at ')[0], repr(Outer.Inner), repr(Outer.__init__).startswith('<slot wrapper'), repr(Outer.Inner().__init__).split(' of ')[0], repr(len), repr([].append).split(' of ')[0], repr(str.upper), repr(int.from_bytes).split(' at ')[0], repr(type.mro), repr(object().__str__).split(' of ')[0], repr(print))
