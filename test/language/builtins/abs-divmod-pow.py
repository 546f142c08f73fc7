def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === abs ===
print(abs(-5), abs(5), abs(-2.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-2 ** 70), abs(float('-inf')), abs(float('nan')))
for value in 'a', None, [], {}: attempt(abs, value)
# === divmod ===
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(2 ** 70, 3), divmod(True, 2), divmod(0, 5), divmod(5, 2.5))
attempt(divmod, 1, 0)
attempt(divmod, 1.0, 0)
attempt(divmod, 'a', 1)
attempt(divmod, 1, None)
# === pow ===
print(pow(2, 3), pow(2, 3, 5), pow(2, -1), pow(2.0, 3), pow(-8, 1 / 3), pow(exp=2, base=3), pow(3, -2, 7), pow(0, 0))
for arguments in (2, 'a'), (2, 3, 0), (2.0, 3, 5), (4, -1, 8), (None, 1), (2,), (2, 3, 'x'): attempt(pow, *arguments)
