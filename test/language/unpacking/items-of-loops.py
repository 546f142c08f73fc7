# Loops that take the items of enumerate, zip and dict.items() apart.


def numbered(items):
    found = []
    for i, item in enumerate(items):
        found.append((i, item))
    return found


def zipped(a, b):
    found = []
    for x, y in zip(a, b):
        found.append([x, y])
    return found


def items(mapping):
    found = []
    for key, value in mapping.items():
        found.append((key, value))
    return found


for _ in range(120):
    numbered([1, 2, 3])
    zipped([1, 2], [3, 4])
    items({'a': 1, 'b': 2})
print(numbered(['x', 'y']), numbered('ab'), numbered((1, 2)), numbered([]))
print(zipped([1, 2, 3], [4, 5]), zipped([1], 'ab'), zipped([], [1]))
print(items({1: 2, 'k': None}), items({}))


# the pairs themselves are kept
def kept(iterator):
    found = []
    for pair in iterator:
        a, b = pair
        found.append(pair)
    return found


for _ in range(120):
    kept(enumerate([1, 2, 3]))
print(kept(enumerate(['p', 'q'])), kept(zip([1, 2], [3, 4])), kept({'m': 1, 'n': 2}.items()))


# one iterator in two loops, and what is left of it
def nested(iterator):
    found = []
    for i, x in iterator:
        for j, y in iterator:
            found.append((i, x, j, y))
            if j % 3 == 2:
                break
    return found


for _ in range(80):
    nested(enumerate(list('abcdefgh')))
print(nested(enumerate(list('abcdefgh'))), nested(zip(list(range(6)), list('uvwxyz'))))


# other counts
def three(iterator):
    for a, b, c in iterator:
        return a, b, c


def triples():
    return [three(zip([1], [2], [3])), three(zip([(1, 2, 3)]) if False else iter([(4, 5, 6)]))]


for _ in range(120):
    triples()
print(triples())
for wrong in (lambda: three(enumerate([1])), lambda: three({'a': 1}.items())):
    for _ in range(3):
        try:
            wrong()
        except ValueError as error:
            print(error)


# starred and nested targets
def starred(rows):
    found = []
    for i, (first, *rest) in enumerate(rows):
        found.append((i, first, rest))
    return found


for _ in range(120):
    starred([(1, 2, 3), 'abc'])
print(starred([(1, 2, 3), 'abc', [7]]))


# a dict that changes, a list that grows
def changing(mapping):
    for key, value in mapping.items():
        if value == 3:
            mapping['new'] = 1


try:
    changing({i: i for i in range(9)})
except RuntimeError as error:
    print(error)


def growing(items):
    for i, item in enumerate(items):
        if i < 5:
            items.append(i)
    return items


print(growing([7]), growing([8]))


class Numbered(enumerate):
    def __next__(self):
        i, item = super().__next__()
        return i, item * 2


print(numbered([1, 2]), [pair for pair in Numbered([3, 4])])
for i, item in Numbered([5, 6]):
    print(i, item)
big = enumerate(['a', 'b', 'c'], 2**53 - 2)
for i, item in big:
    print(i, item)
for i, item in enumerate([1], start=-3):
    print(i, item)
try:
    for a, b in zip([1, 2], [3], strict=True):
        print(a, b)
except ValueError as error:
    print(error)


def generated(n):
    for i, (a, b) in enumerate(zip(list(range(n)), list(range(n, 2 * n)))):
        yield i, a, b


print(list(generated(4)), sum(a * b for i, a, b in generated(200)))
