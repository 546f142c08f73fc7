# === a subclass of int ===
print(isinstance(True, int), issubclass(bool, int), True == 1, False == 0, True is 1 if False else 'n/a', True + True, True * 10, sum([True, False, True]), True / 2, -True, ~5, True ** 2, True // 1, 5 % True, True - True)
print(type(True + 0), type(True & True), type(True | 0), type(+True), type(abs(True)), type(True * 1))
print(['a', 'b'][True], 'ab'[False], [0] * True, 'x' * True, range(True), True < 2, True > False, {True: 'a', 1: 'b'}, {0: 'a', False: 'b'})
print(str(True), repr(False), f'{True}', f'{True:d}', f'{True:5}', f'{True!s:>6}', '%d' % True, '%s' % True, '%r' % False, '{:>6}'.format(True), format(True, '04d'), f'{True:.1f}', int(True), float(True), bin(True), hex(True))

# === construction ===
for value in 0, 1, -1, 0.0, -0.0, 0.1, float('nan'), '', ' ', '0', 'False', b'', b'\0', [], [0], (), (None,), {}, {0: 0}, set(), range(0), range(1), None, 0j, Ellipsis, len, int:
    print(bool(value), end=' ')
print(bool())
for arguments in ((1, 2), ('a', 'b')):
    try:
        bool(*arguments)
    except TypeError as error:
        print(error)
try:
    bool(x=1)
except TypeError as error:
    print(error)
try:
    class Sub(bool):
        pass
except TypeError as error:
    print(error)

# === bitwise invert is deprecated, logical operators are not ===
print(True and False, True or False, not True, True ^ False, True != False, (not True) == False)
print(True.bit_length(), True.to_bytes(1, 'big'), bool.from_bytes(b'\x01', 'big'), bool.__new__(bool, 5), bool(-0.0), True.numerator, bool.__mro__)
