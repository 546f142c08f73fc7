# Recursion: deep but allowed, too deep and recovered from, the limit set and read.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import sys

print(sys.getrecursionlimit())


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def endless(n=0):
    return endless(n + 1)


for _ in range(3):
    try:
        endless()
    except RecursionError as error:
        print(type(error).__name__, error, isinstance(error, RuntimeError))
print(depth(900))


# === through other constructs ===
class Node:
    def __init__(self, child=None):
        self.child = child

    def __repr__(self):
        return f'Node({self.child!r})'

    def __eq__(self, other):
        return self.child == other.child

    def __hash__(self):
        return hash(self.child)

    def __len__(self):
        return len(self.child)

    def __getattr__(self, name):
        return getattr(self, name)

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)

    def __add__(self, other):
        return self + other

    def __contains__(self, item):
        return item in self

    def __getitem__(self, key):
        return self[key]

    def __lt__(self, other):
        return self < other

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass


loop = Node()
loop.child = loop
for name, action in [('repr', lambda: repr(loop)), ('eq', lambda: loop == Node(loop)), ('hash', lambda: hash(loop)), ('len', lambda: len(loop)), ('getattr', lambda: loop.missing), ('call', lambda: loop()), ('iter', lambda: list(loop)), ('bool', lambda: bool(loop)), ('add', lambda: loop + 1), ('contains', lambda: 1 in loop), ('getitem', lambda: loop[0]), ('lt', lambda: loop < loop), ('str', lambda: str(loop)), ('format', lambda: f'{loop}'), ('with', loop.__enter__), ('sorted', lambda: sorted([loop, loop])), ('print', lambda: print(loop)), ('join', lambda: ''.join([str(loop)])), ('map', lambda: list(map(endless, [1]))), ('key', lambda: sorted([1, 2], key=endless)), ('comprehension', lambda: [endless() for _ in [1]]), ('exec', lambda: exec('def f(): f()\nf()', {})), ('lambda', lambda: (lambda f: f(f))(lambda f: f(f)))]:
    try:
        action()
        print(name, 'no error')
    except RecursionError as error:
        print(name, str(error).startswith('maximum recursion depth exceeded'))


def gen():
    yield from gen()


class Prop:
    @property
    def p(self):
        return self.p


class Init:
    def __init__(self):
        Init()


class New:
    def __new__(cls):
        return cls()


class Sup:
    def go(self):
        return super().__getattribute__('go')()


for name, action in [('generator', lambda: list(gen()))]:
    try:
        action()
        print(name, 'no error')
    except RecursionError as error:
        print(name, str(error).startswith('maximum recursion depth exceeded'))

# === mutual recursion, finally and context while unwinding ===
def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(800), odd(801))
count = 0


def counted():
    global count
    try:
        counted()
    finally:
        count += 1


try:
    counted()
except RecursionError:
    print(900 < count < 1001)

# === the limit ===
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit(), depth(4500))
sys.setrecursionlimit(200)
try:
    depth(500)
except RecursionError:
    print('lower limit holds')
sys.setrecursionlimit(1000)
for value in 0, -1, 'a', 1.5, None:
    attempt(sys.setrecursionlimit, value)
attempt(sys.setrecursionlimit)
print(sys.getrecursionlimit(), depth(900))
