# Which comparisons a sort makes, and in which order, is visible to a program: they are CPython's.
trace = []


class Traced:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        trace.append((self.value, other.value))
        return self.value < other.value


def traced(values):
    trace.clear()
    result = sorted(map(Traced, values))
    return [item.value for item in result]


def pseudo_random(seed, count, limit):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % limit)
    return values


# === short lists, every comparison ===
for values in [1], [2, 1], [1, 2], [1, 1], [1, 2, 3], [3, 2, 1], [1, 1, 1], [1, 1, 2, 0], [2, 2, 1, 0], [2, 2, 1, 1, 0], [1, 2, 0], [5, 4, 4, 3], [1, 1, 0, 0, 2], [3, 3, 2, 2, 1, 1, 0, 5], [4, 1, 3, 2, 5, 0]:
    print(values, traced(values), trace)

# === runs ===
for name, values in [
    ('ascending', list(range(100))),
    ('descending', list(range(100, 0, -1))),
    ('equal', [7] * 100),
    ('two runs', list(range(0, 200, 2)) + list(range(1, 200, 2))),
    ('sawtooth', [i % 10 for i in range(150)]),
    ('organ pipe', list(range(70)) + list(range(70, 0, -1))),
    ('late small', list(range(1, 90)) + [0]),
    ('late large', [1000] + list(range(90))),
    ('blocks', [b * 10 + i for b in (5, 1, 4, 0, 3, 2) for i in range(40)]),
    ('descending pairs', [i // 2 for i in range(200, 0, -1)]),
    ('random 63', pseudo_random(1, 63, 1000)),
    ('random 64', pseudo_random(2, 64, 1000)),
    ('random 65', pseudo_random(3, 65, 1000)),
    ('random 1000', pseudo_random(4, 1000, 100000)),
    ('random few', pseudo_random(5, 1000, 4)),
    ('random then sorted', pseudo_random(6, 50, 500) + list(range(500))),
    ('sorted then random', list(range(500)) + pseudo_random(7, 50, 500)),
]:
    result = traced(values)
    checksum = 0
    for a, b in trace:
        checksum = (checksum * 31 + a * 7 + b) % 1000000007
    print(name, len(trace), checksum, result == sorted(values))

# === stability of every shape ===
for seed in range(8):
    values = [(value, i) for i, value in enumerate(pseudo_random(seed, 300, 12))]
    result = sorted(values, key=lambda pair: pair[0])
    backwards = sorted(values, key=lambda pair: pair[0], reverse=True)
    print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(result, result[1:])), all(a[0] > b[0] or a[1] < b[1] for a, b in zip(backwards, backwards[1:])))

# === contradictory comparisons ===
nan = float('nan')
for values in [3, nan, 1, 2], [nan, 2, 1], [2, nan, 1, nan, 0], [nan, nan], [5, 4, nan, 3, 2, nan, 1, 0], [1.5, nan, -1.0] * 5:
    print(sorted(values), sorted(values, reverse=True))


class Liar:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return True

    def __repr__(self):
        return f'{self.value}'


print(sorted(map(Liar, range(12))))
print(sorted(map(Liar, range(80))))


class Never(Liar):
    def __lt__(self, other):
        return False


print(sorted(map(Never, range(70, 0, -1))) == list(range(70)), [item.value for item in sorted(map(Never, [3, 1, 2]))])

# === a comparison that raises leaves the list as far as it was sorted ===
class Fragile:
    left = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if Fragile.left == 0:
            raise ValueError('no more')
        Fragile.left -= 1
        return self.value < other.value


for allowed in 0, 3, 5, 8, 12, 20:
    items = [Fragile(value) for value in (5, 2, 8, 1, 9, 3, 7, 0)]
    Fragile.left = allowed
    try:
        items.sort()
    except ValueError as error:
        print(allowed, error, [item.value for item in items])
    else:
        print(allowed, 'sorted', [item.value for item in items])
for allowed in 100, 200, 300:
    items = [Fragile(value) for value in pseudo_random(9, 200, 1000)]
    before = sorted(item.value for item in items)
    Fragile.left = allowed
    try:
        items.sort(reverse=True)
    except ValueError as error:
        print(allowed, error, [item.value for item in items][:12], sorted(item.value for item in items) == before)

# === key functions are called once each, before any comparison ===
log = []
sorted([3, 1, 2], key=lambda value: (log.append(value), Traced(value))[1])
print(log)
items = [1, 2, 3]
try:
    items.sort(key=lambda value: 1 / (value - 2))
except ZeroDivisionError as error:
    print(error, items)
