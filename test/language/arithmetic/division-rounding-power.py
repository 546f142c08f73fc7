# divmod, // and % for every sign and kind of number; round half to even; pow with three arguments.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


inf, nan = float('inf'), float('nan')
# === ints ===
for a in 7, -7, 0, 2 ** 70, -(2 ** 70), 10 ** 25:
    for b in 1, -1, 3, -3, 2 ** 35, -(2 ** 69) - 1:
        q, r = divmod(a, b)
        print(q, r, a // b == q, a % b == r, q * b + r == a, a / b)

# === floats ===
for a in 7.5, -7.5, 0.0, -0.0, 1e300, 5e-324, inf, -inf, nan, 0.1:
    for b in 2.0, -2.0, 0.1, -0.1, inf, -inf, nan, 1e-300:
        try:
            print(divmod(a, b), a // b, a % b, end=' ')
        except (ZeroDivisionError, OverflowError) as error:
            print(type(error).__name__, error, end=' ')
    print()
for a, b in (1, 0), (1.0, 0), (1, 0.0), (0, 0), (0.0, 0.0), (True, False), (10 ** 30, 0), (10 ** 400, 1.0), (1.0, 10 ** 400), (10 ** 400, 10 ** 399), (1, 10 ** 400), (10 ** 400, 3):
    attempt(lambda: a / b)
    attempt(lambda: a // b if a < 10 ** 300 else 'large')
    attempt(lambda: a % b)
    attempt(divmod, a, b) if a < 10 ** 300 else None
attempt(divmod, 1, 'a')
attempt(divmod, 'a', 1)
attempt(divmod, 1j, 1)

# === mixed ===
print(7 // 2.0, -7 // 2, 7 % -2.0, divmod(7, -2.0), 2 ** 53 // 1.0, True // 2, 7.5 // True, divmod(True, 1), -7 % 3, 7 % -3)

# === round ===
for value in 0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 1e16, -1e300, 2.675, 1.005, 0.125, 5e-324, 123456.789:
    print(round(value), [round(value, n) for n in (0, 1, 2, 3, 10, 20, 400, -1, -2, -5, -400)])
for value in 15, 25, -15, 5, 45, 55, 12345, -12355, 10 ** 30 + 5 * 10 ** 9, 0:
    print(round(value), [round(value, n) for n in (0, 1, 5, -1, -2, -3, -10, -31, -40)])
for value, digits in (nan, None), (inf, None), (-inf, None), (nan, 2), (inf, 2), (1.5, 1.5), (1.5, 'a'), ('a', 1), (None, None), (1j, 1), (1.7976931348623157e308, -308), (1e308, -308), (True, 0), (True, None), (1.5, True), (1.5, None), (1, 2 ** 70), (1.5, 2 ** 70):
    attempt(round, value, digits)


class Rounds:
    def __round__(self, ndigits='absent'):
        return ('rounded', ndigits)


print(round(Rounds()), round(Rounds(), None), round(Rounds(), 3), round(number=Rounds(), ndigits=1))

# === pow ===
for base, exponent, modulus in (3, 4, 5), (3, -1, 7), (2, -3, 15), (-3, 5, 7), (3, 5, -7), (0, 0, 1), (0, 0, 5), (10 ** 40, 10 ** 30, 10 ** 9 + 7), (7, 0, 1), (7, 0, -1), (2, 10, 1), (-1, 3, 10), (5, 3, 2 ** 70), (2, -1, 4), (0, -1, 5), (1, 2, 0), (True, True, True), (2.0, 1, 3), (2, 1.0, 3), (2, 1, 3.0), ('a', 1, 2), (2, 'a', 3), (2, 1, 'a'), (1j, 2, 3), (2, None, 3):
    attempt(pow, base, exponent, modulus)
for base, exponent in (2, -1), (0, -1), (0.0, -1), (-8, 1 / 3), (0, 0), (0.0, 0), (-1, 10 ** 20), (-2.0, 3), (10, 400), (10.0, 400), (-10.0, 401), (1, 10 ** 100), (nan, 0), (1, nan), (inf, -1), (-inf, 3), (-inf, -3), (0.5, inf), (2, inf), (-1, inf), (2, 0.5), (True, 2), (2, True), (4, -0.5), (0, 1j), (-1, 0.5):
    attempt(pow, base, exponent)


class Powers:
    def __pow__(self, other, modulus='absent'):
        return ('pow', other, modulus)

    def __rpow__(self, other, modulus='absent'):
        return ('rpow', other, modulus)

    def __ipow__(self, other):
        return ('ipow', other)


p = Powers()
print(p ** 2, 2 ** p, pow(p, 3), pow(p, 3, 4), pow(p, 3, None))
attempt(lambda: pow(2, p, 5))
q = p
q **= 7
print(q)
