# What a loop over a dict sees while the dict changes follows CPython's table of entries: where gaps are, when they close.
def pseudo_random(seed, count, limit):
    values = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % limit)
    return values


# === same size, other keys ===
for size in range(1, 14):
    d = {n: n for n in range(size)}
    seen = []
    try:
        for key in d:
            seen.append(key)
            del d[key]
            d[key + 100] = 1
    except RuntimeError as error:
        print(size, seen, error, list(d))
    else:
        print(size, seen, 'no error', list(d))

# === removing and putting back ===
for size in range(1, 12):
    d = {n: n for n in range(size)}
    seen = []
    try:
        for key in d:
            seen.append(key)
            d[key] = d.pop(key)
    except RuntimeError as error:
        print(size, seen, error, list(d))
    else:
        print(size, seen, 'no error', list(d))

# === after histories of insertions and removals ===
for seed in range(30):
    d = {}
    for i, value in enumerate(pseudo_random(seed, 60, 40)):
        if i % 3 == 2:
            d.pop(value, None)
        elif i % 7 == 3 and d:
            d.popitem()
        else:
            d[value] = i
    it = iter(d)
    seen = []
    try:
        for key in it:
            seen.append(key)
            d[key + 1000] = d.pop(key)
            if len(seen) > 60:
                break
    except RuntimeError as error:
        print(seed, len(seen), error, list(d)[:8])
    else:
        print(seed, len(seen), 'no error', list(d)[:8])

# === popitem, last in first out, and order afterwards ===
d = {n: str(n) for n in range(10)}
print(d.popitem(), d.popitem())
del d[7]
d['x'] = 1
d[7] = 'again'
print(d, d.popitem(), d.popitem(), d.popitem(), list(reversed(d)))
while d:
    d.popitem()
print(d, len(d))
try:
    d.popitem()
except KeyError as error:
    print(error)

# === deleting from both ends keeps order ===
d = dict.fromkeys(range(100))
for n in range(50):
    del d[n]
for n in range(99, 80, -1):
    del d[n]
d.update(dict.fromkeys(range(5)))
print(list(d))
for key in list(d):
    if key % 3:
        del d[key]
print(list(d), list(d.items())[:3], next(iter(d)), next(reversed(d)))

# === iterators and size ===
d = {1: 1, 2: 2, 3: 3}
for make in iter, reversed, lambda d: iter(d.values()), lambda d: iter(d.items()), lambda d: reversed(d.items()):
    it = make(d)
    print(it.__length_hint__(), next(it), it.__length_hint__(), end=' ')
    d[99] = 0
    print(it.__length_hint__(), end=' ')
    try:
        next(it)
    except RuntimeError as error:
        print(error, end=' ')
    del d[99]
    try:
        print(next(it))
    except RuntimeError as error:
        print(error)
it = iter(d)
print(list(it), list(it))
d[5] = 5
print(list(it))
