def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === bit_length, bit_count ===
for n in 0, 1, -1, 255, 256, -256, 2 ** 53, 2 ** 64, -(2 ** 100) + 1:
    print(n, n.bit_length(), n.bit_count())

# === to_bytes, from_bytes ===
print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (-1).to_bytes(2, 'big', signed=True), (5).to_bytes(), (0).to_bytes(0, 'big'))
print(int.from_bytes(b'\x04\x00', 'big'), int.from_bytes(b'\x00\x04', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes(b''), int.from_bytes([1, 2]))
print(int.from_bytes(bytes(range(12)), 'little'), (2 ** 80).to_bytes(11, byteorder='little'))
attempt(lambda: (256).to_bytes(1, 'big'))
attempt(lambda: (-1).to_bytes(1, 'big'))
attempt(lambda: (128).to_bytes(1, 'big', signed=True))
attempt(lambda: (1).to_bytes(1, 'middle'))
attempt(lambda: (1).to_bytes(-1, 'big'))
attempt(lambda: int.from_bytes('ab', 'big'))

# === the rest ===
print((5).conjugate(), (5).numerator, (5).denominator, (5).real, (5).imag, (5).is_integer(), (7).as_integer_ratio(), (-7).as_integer_ratio())
print((5).__index__(), (5).__int__(), (5).__float__(), (5).__bool__(), (5).__neg__(), (5).__abs__(), (5).__add__('a'), (5).__radd__(2), (5).__divmod__(3), (5).__rsub__(7))
print((1234).__round__(-2), (5).__trunc__(), (5).__floor__(), (5).__ceil__(), True.real, True.__repr__(), (5).__pow__(2, 7))
attempt(lambda: (5).x)
attempt(lambda: (5).real.foo)
