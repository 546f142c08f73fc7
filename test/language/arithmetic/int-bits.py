# bit operations on ints of any size and sign.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


values = [0, 1, -1, 2, -2, 255, -256, 2 ** 31, -(2 ** 31), 2 ** 32 - 1, 2 ** 53, -(2 ** 53), 2 ** 63, -(2 ** 64), 3 ** 50, -(7 ** 40)]
# === and, or, xor, invert ===
for a in values:
    print(a, ~a, [a & b for b in values], [a | b for b in values], [a ^ b for b in values])

# === shifts ===
for a in values:
    print(a, [a << n for n in (0, 1, 5, 31, 32, 53, 64, 100)], [a >> n for n in (0, 1, 5, 31, 32, 53, 64, 100, 1000)])
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 1 << 1.0)
attempt(lambda: 0 << 10 ** 30)
attempt(lambda: 5 >> 10 ** 30)
attempt(lambda: -5 >> 10 ** 30)
attempt(lambda: 1 << 10 ** 30)

# === lengths and counts ===
for a in values:
    print(a.bit_length(), a.bit_count(), a.as_integer_ratio(), a.conjugate(), a.real, a.imag, a.numerator, a.denominator, a.is_integer())
print(True & False, True | False, True ^ True, ~True, ~False, type(True & 1), type(True & True), True << 3, True + True, -True, +True, abs(True), True // True, True ** 2)

# === to_bytes and from_bytes ===
for a in values:
    for size in 1, 4, 8, 9, 20:
        for signed in False, True:
            for order in 'big', 'little':
                try:
                    data = a.to_bytes(size, order, signed=signed)
                except OverflowError as error:
                    print(error, end=' ')
                else:
                    print(data.hex(), int.from_bytes(data, order, signed=signed) == a, end=' ')
    print()
print((0).to_bytes(), (0).to_bytes(0), (255).to_bytes(), int.from_bytes([1, 2, 3]), int.from_bytes(bytearray(b'\x01\x00'), 'little'), int.from_bytes(memoryview(b'ab')), int.from_bytes((x for x in [1, 255])), int.from_bytes(b'', 'big', signed=True), int.from_bytes(b'\x80', signed=True))
attempt((1).to_bytes, 1, 'Big')
attempt((1).to_bytes, -1)
attempt((1).to_bytes, 1.5)
attempt((1).to_bytes, 1, None)
attempt((-1).to_bytes)
attempt((-129).to_bytes, 1, 'big', signed=True)
attempt((-128).to_bytes, 1, 'big', signed=True)
attempt(int.from_bytes, 'ab')
attempt(int.from_bytes, 5)
attempt(int.from_bytes, [300])
attempt(int.from_bytes, ['a'])
attempt(int.from_bytes, None)
attempt(int.from_bytes, b'a', 'x')


class Number(int):
    pass


print(type(Number.from_bytes(b'\x05')), Number.from_bytes(b'\x05'), bool.from_bytes(b'\x00'), type(Number(5).to_bytes()), type(Number(5) & 1), type(~Number(5)))
