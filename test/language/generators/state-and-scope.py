# === generators as coroutines: a scheduler ===
def task(name, n):
    for i in range(n):
        print(name, i, end='; ')
        yield
    return f'{name} done'
def run(tasks):
    results = []
    while tasks:
        current = tasks.pop(0)
        try:
            next(current)
        except StopIteration as stop:
            results.append(stop.value)
        else:
            tasks.append(current)
    return results
print(run([task('a', 3), task('b', 1), task('c', 2)]))

# === closures over generator variables ===
def functions():
    for i in range(3):
        yield lambda: i
print([f() for f in functions()], [f() for f in list(functions())])
def shared_state():
    total = 0
    def add(n):
        nonlocal total
        total += n
    while total < 10:
        yield add, total
g = shared_state()
for add, total in g:
    add(4)
print(total)

# === try/finally order with several generators ===
log = []
def resource(name):
    log.append(f'open {name}')
    try:
        yield name
    finally:
        log.append(f'close {name}')
for a in resource('a'):
    for b in resource('b'):
        log.append(a + b)
print(log)
log.clear()
def nested():
    with_a = resource('x')
    try:
        yield next(with_a)
        yield from resource('y')
    finally:
        with_a.close()
g = nested()
print(next(g), next(g), g.close(), log)

# === with statements and loops inside ===
class Ctx:
    def __enter__(self): log.append('enter')
    def __exit__(self, *a):
        log.append(f'exit {a[0].__name__ if a[0] else None}')
        return True
def with_inside():
    with Ctx():
        yield 1
        raise ValueError
    yield 'after'
    with Ctx():
        yield 2
log.clear()
g = with_inside()
print(next(g), next(g), next(g), g.close(), log)

# === state between yields: locals, exceptions, loops ===
def fib():
    a, b = 0, 1
    while True:
        a, b = (yield a) or b, a + b
g = fib()
print([next(g) for _ in range(10)], g.gi_frame.f_locals['a'] > 0, g.gi_code.co_name)
def windows(items, n):
    window = []
    for item in items:
        window.append(item)
        if len(window) == n:
            yield tuple(window)
            window.pop(0)
print(list(windows('abcde', 3)))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
g = primes()
print([next(g) for _ in range(12)])
def many_yields():
    x = yield 1; y = yield 2; z = yield x, y
    return [x, y, z]
g = many_yields()
next(g), g.send('x')
print(g.send('y'))
try:
    g.send('z')
except StopIteration as stop:
    print(stop.value)
class Iterable:
    def __iter__(self): return (n for n in (1, 2))
    @property
    def gen(self):
        yield from 'ab'
    @staticmethod
    def st(): yield 's'
    @classmethod
    def cl(cls): yield cls.__name__
print(list(Iterable()), list(Iterable().gen), list(Iterable.st()), list(Iterable.cl()))
