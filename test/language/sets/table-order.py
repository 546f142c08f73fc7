# Sets of numbers are iterated in the order of CPython's table, whatever was done to them before.
def pseudo_random(seed, count, limit):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % limit)
    return values


def checksum(values):
    total = 0
    for value in values:
        total = (total * 31 + hash(value)) % 1000000007
    return total


# === histories of additions and removals ===
for seed in range(40):
    s = set()
    for i, value in enumerate(pseudo_random(seed, 120, 60 + seed * 7)):
        if i % 3 == 2:
            s.discard(value)
        else:
            s.add(value)
    print(seed, len(s), checksum(s), list(s)[:6])

# === popping ===
for seed in range(12):
    s = set(pseudo_random(seed, 50, 500))
    popped = []
    while s:
        popped.append(s.pop())
        if len(popped) % 4 == 0:
            s.add(popped[-1] * 3)
        if len(popped) > 80:
            s.clear()
    print(seed, popped[:10], checksum(popped))

# === copies and algebra ===
for seed in range(20):
    a = set(pseudo_random(seed, 30 + seed * 5, 300))
    b = set(pseudo_random(seed + 100, 90 - seed * 4, 300))
    for value in pseudo_random(seed + 200, 20, 300):
        a.discard(value)
    results = [a | b, b | a, a & b, b & a, a - b, b - a, a ^ b, b ^ a, a.copy(), set(a), frozenset(b), a.union(b, [1, 2, 3]), a.union(range(5)), a.intersection(list(b)), a.intersection(b, range(150)), a.difference(list(b)), a.difference(b, [7]), a.symmetric_difference(list(b)), set(dict.fromkeys(a)), a.difference(dict.fromkeys(b)), a.union(), a.intersection(), a.difference()]
    print(seed, [checksum(result) for result in results])
    c = set(a)
    c |= b
    d = set(a)
    d &= b
    e = set(a)
    e -= b
    f = set(a)
    f ^= b
    g = set(a)
    g.update(b, dict.fromkeys(range(1000, 1020)))
    h = set(a)
    h.intersection_update(b, range(200))
    i = set(a)
    i.difference_update(list(b), range(20))
    j = set(a)
    j.symmetric_difference_update(dict.fromkeys(b))
    k = set(a)
    k -= k
    k.add(9)
    print(seed, [checksum(result) for result in (c, d, e, f, g, h, i, j, k)])

# === large and small operands ===
big = set(range(0, 3000, 3))
small = {5, 3, 900, 7, 2997}
print(checksum(big - small), checksum(big ^ small), list(small - big), list(small & big), list(big & small), checksum(big | small))
big -= small
small -= set(range(10000))
print(checksum(big), small)

# === kinds of numbers ===
print({0.5, 2 ** 40, -7, True, 3.0, 10 ** 25, -1, -2, 1e300}, {(1, 2), (3,), (), (0.5, None)}, {frozenset({1}), frozenset(), frozenset({2, 3})}, {None, 1, 2}, {1j, 2, 3.5})
print(set(range(-20, 20, 3)), {2 ** n for n in range(0, 70, 5)}, {n / 4 for n in range(12)}, {-n for n in range(8)}, {n * 2 ** 61 for n in range(5)})

# === displays of constants share one table ===
print({1, 9, 17}, {17, 9, 1}, {9, 1, 17}, {1, 1.0, 2}, {True, 1, 2}, {8, 0, 16, 24}, {24, 16, 8, 0}, {-5, 5, -3, 3}, {3, -3, 5, -5})


def display():
    return {33, 1, 65, 97}, {97, 65, 1, 33}


print(display(), [n for n in {30, 20, 10}], {*{30, 20, 10}}, {*(20, 10), *[15, 5]})
a, b, c = 1, 9, 17
print({a, b, c}, {c, b, a}, {b, c, a}, {1, 9}, {9, 1}, {9, 1, c})

# === iterating while adding elsewhere; exhausted iterators ===
s = {1, 2, 3}
it = iter(s)
print(next(it), it.__length_hint__())
s.add(4)
try:
    next(it)
except RuntimeError as error:
    print(error)
try:
    next(it)
except RuntimeError as error:
    print(error)
s.remove(4)
try:
    print(next(it))
except RuntimeError as error:
    print(error)
