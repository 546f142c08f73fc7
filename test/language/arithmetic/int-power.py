def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === sign and zero ===
print(2 ** 10, (-2) ** 3, -2 ** 2, (-2) ** 2, 0 ** 0, 5 ** 0, 0 ** 5, 1 ** 10 ** 6)
print(2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1, (-2) ** -3, 10 ** -2, -1 ** -1, 2 ** -1074, 2 ** -1075)

# === around 2 ** 53 and beyond ===
print(2 ** 52, 2 ** 53, 2 ** 53 + 1, 2 ** 63, 2 ** 64, 3 ** 33, 3 ** 34, 3 ** 40)
print(7 ** 100)
print((-7) ** 101)
print(10 ** 50, (10 ** 10) ** 5, 99 ** 9, 2 ** 200 % 1000)

# === three arguments ===
print(pow(3, 200, 13), pow(2, 10, 1000), pow(-3, 3, 5), pow(3, 3, -5), pow(5, 0, 1), pow(0, 0, 7), pow(2, 1000, 2 ** 61 - 1))
print(pow(3, -1, 7), pow(10, -2, 7), pow(-3, -1, 10), pow(38, -1, 97), pow(base=2, exp=5, mod=7), pow(7, 2, -1), pow(1, -1, 1))
attempt(pow, 2, -1, 4)
attempt(pow, 2, 3, 0)
attempt(pow, 2.0, 3, 5)
attempt(pow, 2, 3.0, 5)
attempt(pow, 2, 3, 5.0)
attempt(pow, 0, -1)
attempt(pow, 0, -1, 5)
attempt(lambda: 0 ** -1)
attempt(lambda: 0 ** -2.0)
attempt(lambda: 'a' ** 2)
attempt(lambda: 10 ** 400 * 1.0)
attempt(lambda: (10 ** 200) ** -2.5)
attempt(lambda: (10 ** 400) ** -1)
attempt(lambda: 2 ** 0.5)
attempt(lambda: (-8) ** (1 / 3))
attempt(pow, 1)
attempt(pow, 'a', 1)
attempt(pow, 'a', 1, 2)
attempt(pow, 2, 3, None)
