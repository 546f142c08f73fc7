def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === keys ===
people = [('Ann', 30), ('bob', 25), ('Cid', 30), ('dan', 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted(people, key=lambda p: p[1], reverse=True), sorted(sorted(people), key=lambda p: p[1]))
print(sorted('bca', reverse=True), sorted({'b': 1, 'a': 2}.items(), key=lambda i: i[1]), sorted([3, 1], key=None), sorted(['10', '9', '1'], key=int), sorted([True, 0, -1]), sorted([(1, [2]), (1, [1])]), sorted(n for n in (2, 1)), sorted('aB', key=str.swapcase), sorted([-3, 2, -1], key=abs), sorted([[], [0], [[]]], key=len), sorted(range(5), key=lambda n: n % 2))
for action in (sorted, lambda: sorted(5), lambda: sorted([1, 'a']), lambda: sorted([1], 5), lambda: sorted([1], key=5), lambda: sorted([], key=5), lambda: sorted([{}, {}]), lambda: sorted([1, 2], reverse=None), lambda: sorted([1, 2], reverse=2), lambda: sorted(iterable=[1]), lambda: sorted([1], cmp=0), lambda: sorted([3, 1], key=lambda: 0)): attempt(action)
# === a broken comparison does not lose elements ===
class Liar:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return True
print(sorted(x.n for x in sorted([Liar(1), Liar(2), Liar(3)])))
class Raises:
    def __lt__(self, other): raise ValueError('cannot compare')
items = [Raises(), Raises()]
attempt(items.sort)
print(len(items))
nan = float('nan')
print(sorted([3, nan, 1, 2]), sorted([nan, 2, 1]))
