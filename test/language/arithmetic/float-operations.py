def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
inf, nan = float('inf'), float('nan')
# === division and modulo ===
for a, b in (7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1.0, 0.1), (-1.0, 0.1), (0.0, 3), (-0.0, 3), (5.0, inf), (-5.0, inf), (5.0, -inf), (1e300, 1e-10):
    print(a, b, a / b, a // b, a % b, divmod(a, b))
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1.0, 0))
attempt(lambda: inf % 2)
attempt(lambda: inf // 2)

# === power ===
print(2.0 ** 3, 2 ** 0.5, 4 ** 0.5, 0.0 ** 0, nan ** 0, 1 ** nan, inf ** 0, 2.0 ** -1, (-8.0) ** 3, (-2.0) ** 0.5, (-1) ** 0.5)
attempt(lambda: 10.0 ** 400)
attempt(lambda: 0.0 ** -1)
attempt(lambda: 2.0 ** 1024)
attempt(lambda: (-0.0) ** -3)

# === infinities and nan ===
print(inf + 1, inf - inf, inf * 0, -inf * 2, 1 / inf, -1 / inf, inf > 10 ** 400, -inf < -10 ** 400, nan == nan, nan != nan, nan < 1, nan > 1)
print(1e308 * 10, -1e308 * 10, 1e-320 / 1e10, 5e-324 / 2)

# === negative zero ===
print(0.0 == -0.0, -0.0 + 0.0, -0.0 - 0.0, -0.0 * 5, 0.0 * -5, -0.0 + -0.0, abs(-0.0), -(0.0), 0 * -1.0, round(-0.4), round(-0.4, 0), -0.0 // 1, str(-0.0)[0])

# === mixed with int ===
print(1 + 2.0, 2 * 0.5, 10 ** 20 + 1.0, 2 ** 53 + 1 + 0.0, True + 1.5, 3 - 1.0, 7 // 2.0, 7 % 2.5, -7 // 2.0)
attempt(lambda: 10 ** 400 + 1.0)
attempt(lambda: float(10 ** 309))
attempt(lambda: 1.5 + '1')
attempt(lambda: 1.5 << 1)
