def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === plain ===
a, b = 1, 2
(c, d), [e, f] = (3, 4), 'ef'
print(a, b, c, d, e, f)
a, b = b, a
x = [0, 1, 2]
i, x[i] = 1, 'changed'
print(a, b, x)
i = 0
i, x[i] = 2, 'again'
print(x)
for k, (m, n) in {'a': (1, 2)}.items():
    print(k, m, n)
[p] = [9]
q, = 'z'
() = []
print(p, q)
(a, b), c = 'xy', 'z'
print(a, b, c)

# === starred ===
first, *rest = range(4)
*init, last = 'abc'
head, *middle, tail = [1, 2]
one, *(two, *three) = 1, 2, 3, 4
print(first, rest, init, last, head, middle, tail, one, two, three)
*everything, = 'ab'
(*w,) = {1: 'x'}
[u, *v] = (n for n in range(3))
print(everything, w, u, v)

# === targets of every kind ===
class Box:
    pass
box = Box()
box.a, box.b = 1, 2
table = {}
table['x'], *table['rest'] = 1, 2, 3
l = [0] * 3
l[0], l[1:] = 'zero', ['one', 'two', 'three']
print(vars(box), table, l)
a = b = c = []
a.append(1)
print(b, c is a)

# === wrong counts and kinds ===
def unpack(source):
    try:
        exec(source, {})
    except Exception as error:
        print(source, '->', type(error).__name__, error)
for source in 'a, b = 1,', 'a, b = 1, 2, 3', 'a, b, c = "ab"', 'a, b = 5', 'a, b = None', 'a, *b, c = [1]', '*a, b = []', '(a, b), c = 1, 2', 'a, b = {1}', '[a] = []', 'a, = 1, 2', '() = [1]', 'a, b = iter([1, 2, 3])', 'for a, b in [1]: pass', 'for a, b in [(1, 2, 3)]: pass', 'a, b = {1: 2, 3: 4, 5: 6}', 'a, b = (n for n in range(5))', 'a, b, *c = [1]', 'a, b = object()', 'a, b = "abc"', 'a, b = range(10 ** 9)', 'a, b = 1.5':
    unpack(source)

# === what an endless iterator loses ===
def endless():
    n = 0
    while True:
        n += 1
        yield n
g = endless()
try:
    a, b = g
except ValueError as error:
    print(error, next(g))
