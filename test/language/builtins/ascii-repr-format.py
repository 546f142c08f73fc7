def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === ascii and repr ===
print(ascii('aé😀\n'), ascii(['é']), repr('é'), repr(None), repr([1, 'a']), ascii(1.5), repr(int), repr(...), repr(b'\xff'))
attempt(ascii)
attempt(repr, 1, 2)
# === format ===
print(format(5), format(5, '03d'), format('a', '>3'), format(1.5, '.3f'), format(None), format([1], ''), format(255, 'x'), format(True, 'd'), format(1e10, ','), format(0.5, '%'))
attempt(format, 5, 's')
attempt(format, 'a', 'd')
attempt(format, None, 'x')
attempt(format, 5, 5)
attempt(format, 5, None)
# === chr, ord, bin, hex, oct ===
print(chr(65), chr(8364), ord('€'), ord(b'A'), bin(5), bin(-5), hex(255), hex(-1), oct(8), bin(True), hex(2 ** 64), chr(0x1F600), ord('😀'), bin(0), oct(-0))
for function, value in (chr, -1), (chr, 'a'), (chr, 1114112), (chr, 1.5), (ord, 'ab'), (ord, ''), (ord, 5), (bin, 1.5), (hex, '5'), (oct, None), (chr, 2 ** 70), (ord, None): attempt(function, value)
class I:
    def __index__(self): return 10
print(bin(I()), hex(I()), oct(I()), chr(I()) == '\n')
