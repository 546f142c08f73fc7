# === changing the size stops the loop ===
def run(action, start={'a': 1, 'b': 2, 'c': 3}):
    d = dict(start)
    seen = []
    try:
        for key in d:
            seen.append(key)
            action(d, key)
    except RuntimeError as error:
        print(seen, error, d)
    else:
        print(seen, 'no error', d)

run(lambda d, key: d.pop(key))
run(lambda d, key: d.update({key * 2: 0}))
run(lambda d, key: d.update({key: 0}))
run(lambda d, key: d.clear())
def swap(d, key):
    del d[key]
    d[key + key] = 1
run(swap)
def swap_same(d, key):
    if len(key) == 1:
        d[key] = d.pop(key)
run(swap_same, {'a': 1})

# === the views too ===
for name in 'keys', 'values', 'items':
    d = {1: 1, 2: 2}
    try:
        for _ in getattr(d, name)():
            d[len(d) + 1] = 0
    except RuntimeError as error:
        print(name, error, len(d))
d = {1: 1, 2: 2}
try:
    for key in reversed(d):
        d[99] = 1
except RuntimeError as error:
    print(error)

# === on the last element the change goes unnoticed only at the end ===
d = {1: 1}
try:
    for key in d:
        d[2] = 2
except RuntimeError as error:
    print(error, d)

# === iterators ===
d = {1: 'a', 2: 'b'}
it = iter(d)
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), type(iter(d.items())).__name__, type(iter(d.values())).__name__, type(reversed(d)).__name__)
d[3] = 'c'
for _ in range(2):
    try:
        print(next(it))
    except (RuntimeError, StopIteration) as error:
        print(type(error).__name__, error)
for key in list(d):
    del d[key]
print(d)
s = {1, 2, 3}
try:
    for n in s:
        s.add(n + 10)
except RuntimeError as error:
    print(error)
try:
    for n in s:
        s.discard(n)
except RuntimeError as error:
    print(error)
