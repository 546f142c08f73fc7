# === comprehensions in recursion ===
def permutations(items):
    return [[first] + rest for i, first in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])] if items else [[]]
print(permutations([1, 2, 3]))
def flatten(tree):
    return [leaf for child in tree for leaf in (flatten(child) if isinstance(child, list) else [child])]
print(flatten([1, [2, [3, [4]], 5], []]))
def subsets(items):
    return [[]] if not items else [s + extra for s in subsets(items[1:]) for extra in ([], [items[0]])]
print(sorted(subsets([1, 2, 3])))

# === primes, matrices, text ===
print([n for n in range(2, 60) if all(n % d for d in range(2, int(n ** 0.5) + 1))])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [list(column) for column in zip(*matrix)], [sum(row) for row in matrix], [[sum(a * b for a, b in zip(row, column)) for column in zip(*matrix)] for row in [[1, 0], [0, 1]]] and 'ok')
print({word: len(word) for word in 'a bb ccc'.split()}, {c: 'hello'.count(c) for c in dict.fromkeys('hello')}, [w[::-1] for w in 'abc def'.split()])
print([(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 20) if a * a + b * b == c * c])
sieve = {m for n in range(2, 8) for m in range(n * n, 50, n)}
print([n for n in range(2, 50) if n not in sieve])

# === generator pipelines are lazy ===
log = []
def source():
    for n in range(10):
        log.append(n)
        yield n
evens = (n for n in source() if n % 2 == 0)
squares = (n * n for n in evens)
print(next(squares), next(squares), log)
print(sum(squares), len(log))

# === StopIteration inside a generator expression becomes RuntimeError ===
try:
    print(list(next(iter([])) for _ in range(2)))
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    print([next(iter([])) for _ in range(2)])
except StopIteration as error:
    print('StopIteration', error.value)

# === many clauses ===
print(len([1 for a in range(3) for b in range(3) for c in range(3) for d in range(3) if a < b < c or d]), sum(n for n in range(100000) if n % 3 == 0), len({n % 1000 for n in range(5000)}), len({str(n): n for n in range(2000)}))
