def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === map ===
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(pow, [2, 3], [3, 2])), list(map(None.__class__.__name__.join, [])), list(map(len, ['a', 'bb'])), list(map(int, '123')), list(map(max, [1, 5], [4, 2], [3, 3])), type(map(str, [])).__name__)
m = map(lambda x: 10 // x, [5, 0, 2])
print(next(m))
attempt(next, m)
print(next(m), next(m, 'end'))
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(lambda: 0, [1])))
attempt(lambda: map(str, 5))
attempt(map, str)
attempt(map)
# === filter ===
print(list(filter(None, [0, 1, '', 'a', None, [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), ''.join(filter(str.isalpha, 'a1b2')), list(filter(bool, {})), list(filter(lambda x: [] if x else [0], [0, 1])), type(filter(None, [])).__name__)
attempt(lambda: list(filter(5, [1])))
attempt(filter, None)
attempt(filter, None, 5)
attempt(lambda: filter(None, [], []))
f = filter(lambda x: 1 / x, [1, 0, 2])
print(next(f))
attempt(next, f)
print(list(f))
# === laziness ===
seen = []
lazy = map(seen.append, [1, 2, 3])
print(seen, next(lazy), seen, list(lazy), seen)
print(sum(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))), list(map(lambda *a: a, 'ab', [1, 2], (True, None))), set(map(type, [1, 2])) == {int})
