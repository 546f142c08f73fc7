# int to text and back: bases, signs, prefixes, the digit limit.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import sys

# === every base ===
for base in range(2, 37):
    print(base, int('10', base), int('-zz', 36), int('1' * 5, base), end=' ')
print()
for text, base in [('0b101', 2), ('0b101', 0), ('0o17', 0), ('0x_ff', 0), ('0xff', 16), ('ff', 16), ('0b1', 16), ('0o17', 8), ('017', 8), ('017', 0), ('0', 0), ('00', 0), ('0_0', 0), ('1_000', 10), ('1__0', 10), ('_1', 10), ('1_', 10), ('+5', 10), ('- 5', 10), ('--5', 10), (' 7 ', 10), ('\t7\n', 10), ('', 10), (' ', 10), ('0x', 16), ('0b2', 0), ('9', 8), ('z', 35), ('Z', 36), ('1e5', 10), ('1.0', 10), ('٣٤', 10), ('１２', 10), ('0X1F', 0), ('0B11', 0), ('-0b11', 0), ('0_b11', 0)]:
    attempt(int, text, base)
for base in 1, -1, 37, 2.0, '10', None, True, 10 ** 20:
    attempt(int, '1', base)
attempt(int, 5, 10)
attempt(int, 5.5, 10)
attempt(int, base=10)

# === bin, oct, hex ===
for value in 0, 1, -1, 255, -256, 2 ** 64, -(2 ** 65), True:
    print(bin(value), oct(value), hex(value), f'{value:b} {value:o} {value:x} {value:X} {value:#b} {value:#o} {value:#x} {value:#X}')


class Index:
    def __index__(self):
        return 42


class BadIndex:
    def __index__(self):
        return 'x'


print(bin(Index()), hex(Index()), oct(Index()))
attempt(bin, 1.5)
attempt(hex, 'a')
attempt(oct, BadIndex())
attempt(bin, None)

# === the limit of 4300 digits ===
print(sys.get_int_max_str_digits())
big = 10 ** 4299
print(len(str(big)), len(repr(-big)), len(f'{big}'), len('%d' % big))
over = 10 ** 4300
attempt(str, over)
attempt(repr, over)
attempt(lambda: f'{over}')
attempt(lambda: '%d' % over)
attempt(lambda: format(over, 'd'))
attempt(lambda: f'{over:,}')
attempt(int, '1' * 4301)
attempt(int, '-' + '1' * 4301)
attempt(int, '1_' * 4300 + '1')
print(len(hex(over)), len(bin(over)), int('f' * 5000, 16) == 16 ** 5000 - 1, int('1' * 4300) > 0)
attempt(lambda: print([over]))
attempt(lambda: str({over}))
attempt(lambda: int('3' * 5000, 7) > 0)
attempt(lambda: int('7' * 5000, 8) > 0)
sys.set_int_max_str_digits(5000)
print(len(str(over)), sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(10 ** 20000)))
sys.set_int_max_str_digits(4300)
attempt(sys.set_int_max_str_digits, 100)
attempt(sys.set_int_max_str_digits, -1)
attempt(sys.set_int_max_str_digits, 'a')
sys.set_int_max_str_digits(640)
attempt(str, 10 ** 640)
print(len(str(10 ** 639)))
