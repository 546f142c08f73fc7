# float methods and the text of floats.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


inf, nan = float('inf'), float('nan')
values = [0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, 2.0 ** 53, 1 / 3, 2 / 3, 1e22, 1e23, 9007199254740993.0, inf, -inf, nan, 4.35, 1.1e-7, 100000.0, 12345678901234567890.0]
# === repr and methods ===
for value in values:
    print(value, value.hex(), value.is_integer(), bool(value), abs(value), -value, value.conjugate(), value.real, value.imag)
for value in values:
    attempt(value.as_integer_ratio)
    attempt(int, value)
    attempt(value.__trunc__)
    attempt(value.__floor__)
    attempt(value.__ceil__)

# === fromhex ===
for text in '0x1p0', '1p0', '0x.8', '0x1.', '.8p1', '-0x1.8p-3', '+0xAp2', '0x1.fffffffffffff8p0', '0x1.fffffffffffff7p0', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1023', '0x1p1024', '0x1.fffffffffffffp1023', '0x1.fffffffffffff8p1023', '0x0p99999', 'inf', '-INFINITY', 'nan', ' 0x1p2 ', '\t1\n', '0x', '', 'p1', '0x1p', '0x1p+', '1.8.1', '0x1_0', 'x1', '0x1 p1', '1e5', 'g', '0x123456789abcdef12345p-100', 'infinit', '0x1.23456789abcdefp10', '-0x0p0', '0x0.0000000000000000000000001p100':
    attempt(float.fromhex, text)
attempt(float.fromhex, 5)
attempt(float.fromhex, b'1')

# === float() ===
for text in '1', '1.', '.5', '1e5', '1E+5', '1e-400', '1e400', '-1e400', 'inf', '-Inf', '+infinity', 'nan', '-nan', 'NaN', ' 1.5 ', '1_0.5_0', '1__0', '_1', '1_', '1_e5', '1e_5', '1e1_0', '', ' ', '.', 'e5', '1e', '1e+', '0x10', '1.5f', '1,5', '1 5', '--1', '+-1', '１.５', '٣.٥', '1\x00', '9' * 400, '0.' + '0' * 400 + '1', '1' + '0' * 310, '2.2250738585072011e-308', '4.9e-324', '2.4703282292062327e-324', '2.4703282292062328e-324', '8.5e15', '123456789012345678', '1.7976931348623159e308':
    attempt(float, text)
for value in None, [], 1j, object, b'1.5', bytearray(b'2'), memoryview(b'3'), True, 10 ** 308, 10 ** 309, 2 ** 53 + 1, 2 ** 1024 - 2 ** 970, 2 ** 1024 - 2 ** 970 - 1:
    attempt(float, value)


class Real:
    def __float__(self):
        return 2.5


class Sub(float):
    def __repr__(self):
        return 'Sub!'


class Returns:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Indexed:
    def __index__(self):
        return 7


print(float(Real()), float(Indexed()), float(Sub(1.5)), type(float(Sub(1.5))), Sub(2), str(Sub(2)), f'{Sub(2)}', f'{Sub(2):.1f}', '%s %r %.2f' % (Sub(2), Sub(2), Sub(2)), [Sub(2)], Sub('1e3') + 1, Sub(1.5).hex(), round(Sub(2.5)), Sub(2) == 2, hash(Sub(2)) == hash(2))
for value in 1, 'a', None, True:
    attempt(float, Returns(value))

# === comparison ===
print(1.0 == 1, 1.5 < 2, nan == nan, nan != nan, nan < nan, inf == inf, -inf < inf, 0.0 == -0.0, 1e16 == 10 ** 16, 1e16 + 1 == 10 ** 16 + 1, 0.1 + 0.2 == 0.3, 1.0 == 1 + 0j, True == 1.0, 2.0 ** 53 == 2 ** 53 + 1, 2.0 ** 53 < 2 ** 53 + 1, inf > 10 ** 400, -inf < -10 ** 400, nan > 10 ** 400)
attempt(lambda: 1.0 < 'a')
attempt(lambda: 1.0 < None)
attempt(lambda: 1.0 < 1j)
print(hash(1.0) == hash(1), hash(0.5), hash(-0.0), hash(inf), hash(-inf), hash(1e300), hash(5e-324), hash(-1.0), hash(2.0 ** 61), hash(1.1))
print(max(0.0, -0.0), min(0.0, -0.0), max(nan, 1.0), max(1.0, nan), min(nan, 1.0), sorted([0.0, -0.0, -1.0]), sum([0.1] * 10), sum([1e308, 1e308, -1e308]), sum([1e100, 1.0, -1e100]))
