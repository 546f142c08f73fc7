# Slices with every mix of parts, on every kind of sequence.
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


parts = [None, 0, 1, -1, 3, -3, 5, -6, 100, -100]
# === reading ===
for sequence in [1, 2, 3, 4, 5], (1, 2, 3, 4, 5), 'abcde', b'abcde', bytearray(b'abcde'), range(5), 'äé😀x':
    total = 0
    for start in parts:
        for stop in parts:
            for step in None, 1, 2, -1, -2, 7, -7:
                piece = sequence[start:stop:step]
                total = (total * 31 + len(piece) * 7 + (hash(tuple(piece)) if not isinstance(piece, str) else sum(map(ord, piece)))) % 1000003
    print(type(sequence).__name__, total, sequence[1:4], sequence[::-1], sequence[::2], sequence[3:1:-1], sequence[Index(1):Index(3)], sequence[True:], sequence[2 ** 100:], sequence[:-(2 ** 100)], sequence[:: 2 ** 100])
    for key in slice('a', None), slice(None, 1.5), slice(None, None, 0), slice(None, None, 'x'), slice([], None), slice(None, None, Index(0)):
        attempt(lambda: sequence[key])

# === writing ===
for start in parts:
    for stop in parts:
        items = [0, 1, 2, 3, 4]
        items[start:stop] = 'xyz'
        print(''.join(map(str, items)), end=' ')
    print()
for step in 2, -1, -2, 3:
    items = list(range(7))
    items[::step] = ['*'] * len(items[::step])
    print(items)
items = list(range(6))
for key, value in (slice(None, None, 2), [1]), (slice(None, None, 2), 'abcd'), (slice(0, 2), 5), (slice(0, 2), None), (slice(None, None, -1), []), (slice(5, 1), 'ab'), (slice(1, 5, 1), ()), (slice(None, None, 0), [1]):
    def put():
        items[key] = value
        return list(items)
    attempt(put)
items = [1, 2, 3]
items[1:1] = items
items[:0] = items[2:]
items[len(items):] = (n for n in range(3))
print(items)
items[2:4] = {}
items[:] = range(3)
items[1:2] = 'q'
print(items)

# === deleting ===
for start, stop, step in (None, None, 2), (None, None, -2), (1, 4, None), (-3, None, None), (4, 1, -1), (None, None, 100), (10, 20, None), (3, 1, None), (0, 7, 3):
    items = list(range(8))
    data = bytearray(range(8))
    del items[start:stop:step]
    del data[start:stop:step]
    print(items, list(data) == items)


def delete(key):
    del items[key]


attempt(delete, slice(None, None, 0))
attempt(delete, 'a')
attempt(delete, 100)
attempt(delete, slice('a', 1))

# === indices ===
for s in slice(None), slice(1, 10, 2), slice(-3, None), slice(None, None, -1), slice(10, -10, -3), slice(Index(1), Index(-1)), slice(2 ** 100, -(2 ** 100), -1), slice(-(2 ** 100), 2 ** 100):
    print(s.indices(0), s.indices(5), s.indices(Index(7)), s.indices(2 ** 70))
for size in -1, 1.5, 'a', None, 10 ** 30:
    attempt(slice(1, 2).indices, size)
attempt(slice(1, 2, 0).indices, 5)
attempt(slice('a').indices, 5)
s = slice(1, 2, 3)
print(s.start, s.stop, s.step, s == slice(1, 2, 3), s != slice(1, 2), slice(1) < slice(2), slice(1, 2) >= slice(1, 1), slice('a') == slice('a'), hash(s) == hash(slice(1, 2, 3)), {s: 'v'}[slice(1, 2, 3)], repr(slice('x', [1])), s.__reduce__()[1])
attempt(lambda: slice(1) < slice('a'))
attempt(lambda: hash(slice([])))
attempt(setattr, s, 'start', 5)
attempt(lambda: s.other)
try:
    class Sub(slice):
        pass
except TypeError as error:
    print(error)


# === what __getitem__ is handed ===
class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)


shows = Shows()
print(shows[1:2], shows[:], shows[::2], shows[1:2, ...], shows[()], shows[1,], shows[:, 1:2, None], shows[lambda: 1:2].start(), shows['a':'b':'c'], shows[*[1, 2]], shows[*[], 3:4], shows[(1, 2):3], shows[-1:])
shows[1:2] = 3
shows[..., 1] = 4
del shows[2:], shows[1, 2]
