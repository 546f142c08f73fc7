def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction ===
print((), (1,), 1, (1, 2), tuple(), tuple([1, 2]), tuple('ab'), tuple(range(2)), tuple((1,)), (*[1], 2), ((),), tuple({1: 2}))
t = 1, 2, 3
print(t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, 2 * t, 2 in t, t.index(2), t.count(1), t == (1, 2, 3), t < (1, 2, 4), (1, 2) < (1, 2, 0), () < (0,), t[:] is t, t == [1, 2, 3], hash(t) == hash((1, 2, 3)), bool(()), bool((0,)))
x = y, *z = 1, 2
print(x, y, z)

# === errors ===
def assign():
    t[0] = 1
def delete():
    del t[0]
attempt(assign)
attempt(delete)
attempt(lambda: t[9])
attempt(lambda: t['a'])
attempt(lambda: t[1.5])
attempt(lambda: t.index(9))
attempt(lambda: t.index('a', 1))
attempt(lambda: t + [1])
attempt(lambda: t + 1)
attempt(lambda: t * 'a')
attempt(lambda: t.append(1))
attempt(lambda: t < 1)
attempt(lambda: (1, 'a') < (1, 2))
attempt(lambda: hash(([],)))
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
attempt(lambda: tuple(x=1))
attempt(lambda: t())

# === immutable outside, mutable inside ===
m = ([], 1)
m[0].append('in')
print(m)
try:
    m[0] += ['added anyway']
except TypeError as error:
    print(error, m)

# === subclass with names ===
class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
p = Point(3, 4)
print(p, p.x, p == (3, 4), type(p + p).__name__, type(p[:]).__name__, hash(p) == hash((3, 4)), isinstance(p, tuple), [*p])
print([name for name in dir(tuple) if name[0] != '_'], repr((1, 'a', (2,))), str(((),)), (1).__class__, (1, 2).__getnewargs__())
