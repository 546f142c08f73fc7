def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === in place and copy ===
a = [3, 1, 2]
print(a.sort(), a, sorted(a, reverse=True), a)
words = ['banana', 'Apple', 'cherry', 'apple', 'fig']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(words, key=len, reverse=True))

# === stable, also reversed ===
pairs = [(1, 'a'), (0, 'b'), (1, 'c'), (0, 'd')]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))

# === mixed and special ===
print(sorted([True, 0, 2.5, -1, 1.0, 1]), sorted([(1, 2), (1,), (0, 5)]), sorted(['b', 'B', 'é', 'a', '😀', '中']), sorted({3: 'c', 1: 'a'}), sorted('hello'), sorted([[2], [1, 5], []]), sorted([0.0, -0.0]), sorted([-0.0, 0.0]), sorted([]), sorted([10 ** 30, 1.5, -10 ** 30]))

# === only __lt__ is used ===
class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f'I{self.n}'
print(sorted([Item(3), Item(1), Item(2)]), max(Item(1), Item(5)) if False else '')

# === errors ===
attempt(sorted, [1, 'a'])
attempt(sorted, [None, 1])
attempt(sorted, [1j, 2j])
attempt(sorted, 5)
attempt(sorted)
attempt(lambda: sorted([1, 2], lambda a: a))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: [1].sort(lambda a: a))
attempt(lambda: [1, 2].sort(cmp=1))
attempt(lambda: sorted([1], reverse='x'))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: sorted(['a'], key=lambda w: 1 / 0))
attempt(lambda: sorted([object(), object()]))

# === the list is empty while it is sorted ===
seen = []
a = [2, 1]
a.sort(key=lambda n: seen.append(list(a)) or n)
print(seen, a)
def grow(n):
    b.append(n)
    return n
b = [2, 1]
attempt(b.sort, key=grow) if False else None
try:
    b.sort(key=grow)
except ValueError as error:
    print(error, b)

# === key=None, many elements ===
big = [(n * 7919) % 1000 for n in range(1000)]
big.sort(key=None, reverse=False)
print(big[:5], big[-5:], big == list(range(1000)))
order = sorted(range(500), key=lambda n: (n * 37) % 11)
print(order[:8], order[-4:])
