def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === laziness and state ===
log = []
def count(n):
    log.append('start')
    for i in range(n):
        log.append(f'yield {i}')
        yield i
    log.append('end')
g = count(2)
print(log, next(g), log, next(g), next(g, 'done'), log, next(g, 'still done'))
attempt(next, g)
print(list(count(3)), sum(count(4)), [*count(2)], dict(zip(count(2), 'ab')), 1 in count(3), max(count(3)), tuple(count(0)))
a, b = count(2)
print(type(g).__name__, iter(g) is g, g.__name__, g.__qualname__, g.gi_frame, g.gi_running, g.gi_yieldfrom, repr(g).split(' at ')[0], hasattr(g, '__len__'))

# === send ===
def echo():
    received = None
    while True:
        received = yield f'got {received}'
        if received == 'stop':
            return 'stopped'
g = echo()
print(g.send(None), g.send(1), g.send('x'), next(g))
try:
    g.send('stop')
except StopIteration as error:
    print(error.value, error.args)
attempt(lambda: echo().send(1))
attempt(g.send, 5)
def average():
    total, n, value = 0, 0, None
    while True:
        value = yield value
        total, n = total + value, n + 1
        value = total / n
g = average()
next(g)
print([g.send(v) for v in (10, 20, 60)])

# === yield is an expression ===
def expr():
    x = (yield 1) + (yield 2)
    y = yield
    print('x', x, 'y', y)
    yield (x, y), [(yield 'in list')]
g = expr()
print(next(g), g.send(10), g.send(20), g.send('y'), g.send('z'))
print(list((lambda: (yield))()), list((lambda: [(yield 1), (yield 2)])()))

# === infinite, pipelines, recursion ===
def naturals():
    n = 0
    while True:
        yield n
        n += 1
def take(n, items):
    for _, item in zip(range(n), items):
        yield item
def evens(items): yield from (i for i in items if i % 2 == 0)
print(list(take(5, evens(naturals()))))
def permute(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permute(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + rest
print(list(permute('abc')))

# === already executing ===
def reenter():
    yield next(me)
me = reenter()
attempt(next, me)
def returns(): 
    return 5
    yield
attempt(lambda: next(returns()))
try:
    next(returns())
except StopIteration as error:
    print(repr(error), error.value)
for i in count(5):
    if i == 1: break
else:
    print('no')
print(i)
attempt(lambda: count())
attempt(lambda: count(1)[0])
attempt(lambda: len(count(1)))
attempt(lambda: count('x').__next__())
