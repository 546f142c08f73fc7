def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === half to even ===
print([round(value) for value in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 2.4999999, 2.5000001)])
print([round(value, 1) for value in (0.25, 0.35, 0.45, 1.05, 1.15, 2.25, -0.25, 0.05)])
print([round(value, 2) for value in (2.675, 1.005, 2.665, 1.115, 0.125, 0.375, 1e16 + 0.5, 1234.5678)])
print([round(1234567.891, digits) for digits in range(-8, 4)])
print(round(5e-324, 2), round(1e308, -308), round(1.5e300, -299), round(12.0, 400), round(12.0, -400), round(-3.0, -1), round(1e22, 3))

# === types of the result ===
print(type(round(2.0)), type(round(2.0, 0)), type(round(2, 0)), type(round(2)), type(round(2.5, None)), type(round(True)))

# === int ===
print([round(n, -1) for n in (5, 15, 25, 35, -5, -15, 14, 16)], [round(1234, digits) for digits in (-5, -4, -3, -2, -1, 0, 1)], round(10 ** 30 + 5 * 10 ** 14, -15), round(250, -2), round(350, -2))

# === errors ===
attempt(round, float('inf'))
attempt(round, float('nan'))
attempt(round, float('inf'), 2)
attempt(round, float('nan'), 2)
attempt(round, '1')
attempt(round, 1.5, '1')
attempt(round, 1.5, 1.0)
attempt(round, 1.7976931348623157e308, -308)
attempt(round)
attempt(round, 1j)
attempt(round, number=2.55, ndigits=1) if False else print(round(number=2.55, ndigits=1))

# === floor and truncation ===
print(int(2.9), int(-2.9), int(1e20), -2.5 // 1, 2.5 // 1, 2.5 % 1, -2.5 % 1, (2.5).is_integer(), (2.0).is_integer(), (2.5).as_integer_ratio(), (-0.1).as_integer_ratio(), (1e300).is_integer())
attempt(int, float('inf'))
attempt(int, float('nan'))
attempt(lambda: float('inf').as_integer_ratio())
attempt(lambda: float('nan').as_integer_ratio())

# === summing ===
print(sum([0.1] * 10), sum([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3, sum([1e16, 1.0, -1e16]), sum([1, 2.5, 3]), sum([0.1] * 3, 0.0), sum([1e308, 1e308, -1e308]))
