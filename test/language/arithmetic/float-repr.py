# === shortest repr ===
for value in 0.1, 1.0, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 1.1e-5, 12345678901234567.0, 5e-324, 2.2250738585072014e-308, 1e22, 1e21, 1e23, 4.35, 0.3, 2.675, 1 / 3, 1e100, 9999999999999998.0, 0.1 + 0.2, 100 * 1.1, 3.0e-10, 1.7976931348623157e308:
    print(value, -value, str(value) == repr(value))

# === special ===
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, -nan, -0.0, 0.0, [inf, nan, -0.0])

# === in containers and formats ===
print([1.0, 2.5e20], (0.1,), {1.5: 2.5}, f'{1.0}', f'{1e20}', '%s' % 1e16, str(1e16) + '', format(0.1), format(1e100, ''))

# === integral floats ===
print(1e5, 1e0, 10 ** 15 + 0.0, 10 ** 16 + 0.0, float(2 ** 53), float(2 ** 63), float(10 ** 22), float(10 ** 23), 2.0 ** 100)

# === hex ===
print((0.1).hex(), (1.0).hex(), (-2.5).hex(), (0.0).hex(), (-0.0).hex(), inf.hex(), nan.hex(), (5e-324).hex(), (1e308).hex())
print(float.fromhex('0x1.8p3'), float.fromhex('-0x.8p0'), float.fromhex('inf'), float.fromhex('1.8'), float.fromhex('0x1p-1074'), float.fromhex(' 0xA '))
for text in 'xyz', '0x', '0x1p99999', '':
    try:
        print(float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
