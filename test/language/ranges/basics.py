def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction and repr ===
print(range(5), range(1, 5), range(1, 10, 2), range(0), range(5, 0), range(5, 0, -1), range(0, 5, 1), repr(range(0, 5, 2)), str(range(True)))
for arguments in (), ('a',), (1.0,), (1, 2, 0), (1, 2, 3, 4), (None,), (1, 'x'), (1, 2, 1.5):
    attempt(range, *arguments)
attempt(lambda: range(stop=5))
class Index:
    def __index__(self):
        return 3
print(range(Index()), list(range(Index())))

# === sequence behaviour ===
r = range(10, 50, 7)
print(list(r), len(r), r[0], r[-1], r[2], r[1:3], r[::-1], r[::2], r[10:], r[-2:], 24 in r, 25 in r, 24.0 in r, 'a' in r, r.index(31), r.count(31), r.count(5), r.start, r.stop, r.step, bool(r), bool(range(0)), max(r), min(r), sum(r), list(reversed(r)), tuple(r)[:2])
attempt(lambda: r[6])
attempt(lambda: r['a'])
attempt(lambda: r[1.0])
attempt(lambda: r.index(5))
attempt(lambda: r.index('a'))
attempt(lambda: r + r)
attempt(lambda: r * 2)
attempt(lambda: r < r)
def assign():
    r[0] = 1
def attribute():
    r.start = 1
attempt(assign)
attempt(attribute)

# === equality by content ===
print(range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(1, 2, 9) == range(1, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): 'x'}[range(0, 3)], range(3) != range(4))

# === large ===
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(list(big), len(big), big[-1], 10 ** 20 + 3 in big, big[1:], range(0, 10 ** 20)[10 ** 19], range(-2 ** 70, 2 ** 70, 2 ** 69)[3], range(2 ** 53 - 1, 2 ** 53 + 3)[2], list(range(2 ** 53 - 1, 2 ** 53 + 2)))
attempt(len, range(10 ** 20))
print(range(10 ** 20).__len__ and 5 in range(10 ** 20), range(0, 2 ** 64, 2)[-1])

# === iterator ===
it = iter(range(3))
print(type(it).__name__, next(it), it.__length_hint__(), list(it), next(it, 'end'), type(iter(range(2 ** 70))).__name__, type(reversed(range(3))).__name__)
for i in range(5):
    i *= 2
print(i, [i for i in range(3) for i in range(2)])
