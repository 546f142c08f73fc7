def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === parsing ===
for text in '42', '-42', '+42', ' 42 ', '\n42\t', '1_000', '007', '-0', '٣٤', '１２', '99999999999999999999999':
    print(repr(text), int(text))
for text in '', ' ', '4 2', '1__0', '_1', '1_', '4.0', '1e3', '0x10', '--1', '+ 1', 'abc', '½', '1,000', 'None', '\x00', '12\x00', 'é' * 5:
    attempt(int, text)

# === bases ===
print(int('ff', 16), int('0xFF', 16), int('0b101', 2), int('101', 2), int('0o17', 8), int('z', 36), int('0x1f', 0), int('0b11', 0), int('0o7', 0), int('10', 0), int('0', 0), int('-0x1_f', 0), int('7' * 30, 8), int(b'12'), int(bytearray(b'ff'), 16))
attempt(int, '012', 0)
attempt(int, '2', 2)
attempt(int, 'g', 16)
attempt(int, '1', 37)
attempt(int, '1', 1)
attempt(int, '1', -2)
attempt(int, 10, 2)
attempt(int, None)
attempt(int, [])
attempt(int, 1j)
attempt(int, b'x1')
attempt(int, '1', '2')
attempt(lambda: int(base=2))
attempt(lambda: int('1', base='x'))
attempt(lambda: int(x=1))

# === printing ===
print(bin(10), bin(-10), hex(255), hex(-255), oct(8), oct(-8), bin(0), hex(2 ** 70), oct(2 ** 70), str(-5), repr(10 ** 25))
attempt(bin, 1.0)
attempt(hex, 'a')

# === the limit on digits ===
attempt(lambda: str(10 ** 5000))
attempt(lambda: int('1' * 5000))
attempt(lambda: len(str(10 ** 4299)))
print(len(hex(10 ** 5000)), len(bin(1 << 20000)), int('f' * 5000, 16).bit_length())
