def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === floor division and modulo keep the divisor's sign ===
for a in 7, -7, 6, -6, 0:
    for b in 2, -2, 3, -3:
        print(a, b, a // b, a % b, divmod(a, b), end='; ')
    print()

# === big operands ===
big = 10 ** 30 + 7
for b in 10 ** 15, -10 ** 15, 97, -97, 10 ** 31, -10 ** 31:
    print(big // b, big % b, -big // b, -big % b)
print(divmod(2 ** 100, -3 ** 20), divmod(-1, 2 ** 70), divmod(1, -2 ** 70))
print(2 ** 53 // 1, (2 ** 53 + 1) // 1, -(2 ** 53 + 1) // 2, (2 ** 53 + 1) % 2)

# === true division is correctly rounded ===
print(7 / 2, -7 / 2, 6 / 3, 1 / 3, 0 / 5, -0 / 5, 0 / -5)
print(10 ** 30 / 10 ** 29, (2 ** 53 + 1) / 1, (2 ** 54 + 3) / 2, 10 ** 400 / 10 ** 399, 3 ** 700 / 3 ** 699, 1 / 10 ** 320)
print((10 ** 17 + 1) / 10 ** 17, 123456789123456789 / 1000)

# === by zero ===
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 2 ** 100 // 0)
attempt(lambda: 2 ** 100 % 0)
attempt(lambda: 10 ** 400 / 3)
attempt(lambda: 0 / 0)
attempt(lambda: True // False)
