import sys
# === deep but allowed ===
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500), depth(900))

# === RecursionError is caught and the program goes on ===
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__, str(error), isinstance(error, RuntimeError))
print(depth(100))
class Loop:
    def __getattr__(self, name):
        return getattr(self, name + 'x')
    def __repr__(self):
        return repr(self)
    def __eq__(self, other):
        return self == other
    def __len__(self):
        return len(self)
for action in (lambda: Loop().a, lambda: repr(Loop()), lambda: Loop() == 1, lambda: len(Loop())):
    try:
        action()
    except RecursionError as error:
        print('RecursionError', str(error).startswith('maximum recursion depth exceeded'))

# === mutual, through builtins, generators ===
def a(n):
    return b(n + 1)
def b(n):
    return sum(map(a, [n]))
try:
    a(0)
except RecursionError:
    print('mutual')
def walk(n):
    if n:
        yield n
        yield from walk(n - 1)
print(sum(walk(100)))
def forever():
    yield from forever()
try:
    list(forever())
except RecursionError:
    print('generator')

# === finally runs on the way out ===
count = 0
def counted():
    global count
    count += 1
    try:
        counted()
    finally:
        count -= 1
try:
    counted()
except RecursionError:
    print('count is', count)

# === the limit can be set ===
limit = sys.getrecursionlimit()
print(limit)
sys.setrecursionlimit(150)
try:
    depth(200)
except RecursionError:
    print('lower limit holds')
sys.setrecursionlimit(3000)
print(depth(2500))
sys.setrecursionlimit(limit)
for value in 0, -1, 'x':
    try:
        sys.setrecursionlimit(value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# === classic ===
def hanoi(n, a, b, c):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []
print(len(hanoi(8, 'A', 'B', 'C')), hanoi(2, 'A', 'B', 'C'))
def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 5))
nested = []
for _ in range(300):
    nested = [nested]
print(len(repr(nested)), str(nested)[:5])
