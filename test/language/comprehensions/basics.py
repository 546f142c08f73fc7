# === kinds ===
print([n * n for n in range(5)], {n % 2 for n in range(5)}, {n: n * n for n in range(3)}, list(n for n in 'ab'), sum(n for n in range(5)), [n for n in range(10) if n % 2 if n > 3], [(a, b) for a in range(2) for b in 'xy'], [b for a in [[1, 2], [3]] for b in a], [a + b for a, b in [(1, 2), (3, 4)]], [x for x, *_ in ['abc', 'de']], [[c for c in row] for row in ['ab', 'c']], {k: v for k, v in zip('ab', (1, 2))}, {v: k for k, v in {'a': 1}.items()}, [n if n else 'zero' for n in range(2)], [*(n for n in range(2)), 9], tuple(n for n in range(2)), [y := 5, y ** 2], [i for i in range(5) if (j := i * 2) > 4], j)
print([x for x in [1, 2, 3] if x != 2 for y in range(x) if y], [(x, y) for x in range(3) for y in range(x, 3) if x + y == 2], [lambda: 1 for _ in range(2)][0](), {(x, y): x * y for x in (1, 2) for y in (3, 4)}, [not x for x in (0, 1)], [x for x in 'a' 'b'], [[] for _ in range(2)], ''.join(c for c in 'a1b2' if c.isalpha()), max((len(w), w) for w in ['a', 'bbb', 'cc']), dict((c, ord(c)) for c in 'ab'), any(n > 2 for n in [1, 2, 3]), all(n for n in []))

# === the loop name does not leak ===
x = 'outer'
[x for x in range(3)]
{x: x for x in range(3)}
list(x for x in range(3))
print(x)
try:
    [inner for inner in range(2)]
    print(inner)
except NameError as error:
    print(error)

# === order of evaluation ===
log = []
def note(value):
    log.append(value)
    return value
{note(f'k{n}'): note(f'v{n}') for n in (1, 2)}
[note(a + b) for a in note(['x', 'y']) for b in note('12') if note(b == '1')]
print(log)

# === the first iterable is evaluated outside, errors come at once ===
def lazy(items):
    return (1 / n for n in items)
generator = lazy([1, 0])
print(next(generator))
try:
    next(generator)
except ZeroDivisionError as error:
    print(error, list(generator))
for action in (lambda: (n for n in 5), lambda: [n for n in None], lambda: [a for a, b in [1]], lambda: {n: n for n in [[]]}, lambda: {n for n in [[]]}, lambda: [undefined for n in [1]]):
    try:
        action()
        print('no error yet')
    except Exception as error:
        print(type(error).__name__, error)

# === generator expressions are iterators ===
generator = (n for n in range(3))
print(type(generator).__name__, generator.__name__, iter(generator) is generator, 1 in generator, list(generator), list(generator))
print(len([*range(3), *(n for n in range(2))]), (lambda g: (next(g), next(g)))(n * 2 for n in range(5)))
