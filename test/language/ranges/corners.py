# range with any bounds: items, slices, membership, equality, iterators, and what it refuses.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Number(int):
    pass


big = 2 ** 70
ranges = [range(0), range(5), range(-3, 4), range(10, 0, -3), range(0, 20, 7), range(5, 5), range(0, -5), range(big, big + 3), range(-big, big, big), range(big, -big, -big), range(0, 10 ** 30, 3), range(1, 2 ** 63 + 1), range(True), range(Number(3)), range(Index(1), Index(9), Index(2))]
for r in ranges:
    print(r, r.start, r.stop, r.step, bool(r), r[:2], r[-2:], r[::-1], r[1:-1:2], list(r)[:4] if len(r[:10]) < 10 else [next(iter(r))], r == r[:], r.count(0), 0 in r, r[100:] or 1.0 in r, True in r)
    attempt(len, r)
    attempt(lambda: r[0])
    attempt(lambda: r[-1])
    attempt(r.index, r.start)
    attempt(r.index, 1.0) if not r[100:] else None

    attempt(hash, r)
    print(min(r, default='none') if len(r[:100]) < 100 else '-', next(reversed(r), 'empty'))

# === subscripts ===
r = range(10, 40, 5)
for key in 0, -1, 5, 6, -6, -7, True, Index(2), slice(1, 3), slice(None, None, -2), slice(Index(1), None), 1.0, 'a', None, 2 ** 70, slice('a'), slice(None, None, 0):
    attempt(lambda: r[key])

# === refused ===
for arguments in (), (1, 2, 3, 4), (1.0,), ('1',), (None,), (1, 2, 0), (1, 2, 0.5), (1, None), ([],), (1j,), (float('nan'),), (Index('x'),):
    attempt(range, *arguments)
attempt(range, stop=5)
attempt(setattr, r, 'start', 1)
attempt(delattr, r, 'step')
attempt(lambda: r + r)
attempt(lambda: r * 2)
attempt(lambda: r < r)
attempt(lambda: r.append(1))
attempt(lambda: r.__setitem__(0, 1))
attempt(lambda: len(range(10 ** 30)))
try:
    class Sub(range):
        pass
except TypeError as error:
    print(error)

# === equality and hashing by items ===
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(0, 3, 2) != range(0, 5, 2), range(3) == [0, 1, 2], range(1, 2) == range(1, 100, 200), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(0)) == hash(range(3, 3, -1)), {range(3): 1}[range(0, 3)], range(big, big + 1) == range(big, big + 2, 5), range(5) in [range(5)])

# === iterators ===
for r in range(5), range(10, 0, -3), range(big, big + 3), range(0):
    it = iter(r)
    print(type(it).__name__, it.__length_hint__(), next(it, 'end'), it.__length_hint__(), list(it), list(it), it.__length_hint__(), list(reversed(r)), type(reversed(r)).__name__)
total = 0
for i in range(3):
    for i in range(i):
        total += i
    i += 100
print(total, i, [*range(3)], {*range(3)}, sum(range(101)), max(range(0, 100, 7)), sorted(range(5, 0, -1)), list(zip(range(3), range(10, 13))), list(map(str, range(2))), tuple(range(2)), dict.fromkeys(range(2)))


class Odd:
    def __eq__(self, other):
        return other == 3

    __hash__ = None


print(Odd() in range(5), range(5).index(Odd()), range(5).count(Odd()), 3.0 in range(5), range(5).count(3.0), range(5).index(True), 2.5 in range(5), (3 + 0j) in range(5), Number(4) in range(5))
a, *b = range(4)
print(a, b)
match range(3):
    case [x, y, z]:
        print(x, y, z)
