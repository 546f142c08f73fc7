def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === several forms ===
print(max(1, 2), min(3, 1, 2), max([1, 5, 3]), min('hello'), max('a', 'b'), max({'a': 1, 'b': 0}), min([[2], [1, 5]]), max((1, 2), (1, 3)), max([1], [0, 9]), max('abc', key=ord), min(['aa', 'b'], key=len), max([], default=5), min((), default=None), max(range(10), key=lambda n: -abs(n - 5)), max(1, 1.0), max(1.0, 1), min(True, 1), max(-0.0, 0.0), max(0.0, -0.0), max('b', 'a', key=None), min(2 ** 70, 1e10), max([3], default=0), min(n for n in (3, 1)))
nan = float('nan')
print(max(nan, 1), max(1, nan), min(nan, 1), max([1, nan, 2]), min([1, nan, 0]))
# === the first of equals wins ===
print(max(['bb', 'aa', 'c'], key=len), min(['bb', 'c', 'a'], key=len), max([(1, 'a'), (1, 'b')], key=lambda p: p[0]))
# === errors ===
for action in (max, lambda: max([]), lambda: min(()), lambda: max(5), lambda: max(None), lambda: max(1, 'a'), lambda: min([1, None]), lambda: max(1, 2, default=3), lambda: max([1], foo=2), lambda: max(1, 2, key=5), lambda: max({}), lambda: max(1j, 2j), lambda: max([1], key=lambda: 0), lambda: min(default=1), lambda: max('', key=len)): attempt(action)
calls = []
print(max([3, 1, 2], key=lambda n: calls.append(n) or n), calls)
