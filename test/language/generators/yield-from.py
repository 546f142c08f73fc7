def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === values, return value, delegation of send ===
log = []
def inner():
    received = yield 'i1'
    log.append(f'inner got {received}')
    received = yield 'i2'
    log.append(f'inner got {received}')
    return 'inner result'
def outer():
    result = yield from inner()
    log.append(result)
    yield result
g = outer()
print(next(g), g.send('A'), g.send('B'), next(g, 'end'), log)
def chain(*iterables):
    for it in iterables: yield from it
print(list(chain([1], 'ab', range(2), {'k': 1}, (n for n in 'z'))))
attempt(lambda: list(chain(5)))
attempt(lambda: list(chain(None)))
def result_of_list():
    x = yield from [1, 2]
    return x
def collect(g):
    items = []
    while True:
        try: items.append(next(g))
        except StopIteration as stop: return items, stop.value
print(collect(result_of_list()), collect(outer()))

# === throw and close are passed on ===
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        log.append(f'guarded {error}')
        yield 'from handler'
        return 'handled'
    except GeneratorExit:
        log.append('inner closed')
        raise
    finally:
        log.append('inner finally')
def delegate():
    try:
        r = yield from guarded()
        yield f'r={r}'
    finally:
        log.append('outer finally')
log.clear()
g = delegate()
print(next(g), g.throw(ValueError('v')), next(g), list(g), log)
log.clear()
g = delegate()
next(g)
g.close()
print(log)
g = delegate()
next(g)
attempt(g.throw, KeyError('through'))

# === over plain iterators: send needs a send method, throw raises at the yield from ===
def over(iterator):
    try:
        yield from iterator
    except AttributeError as error:
        yield f'AttributeError {error}'
    except KeyError as error:
        yield f'KeyError {error}'
g = over(iter([1, 2]))
print(next(g), g.send('x'))
g = over(iter([1, 2]))
print(next(g), g.throw(KeyError('k')))
class Iter:
    def __iter__(self): return self
    def __next__(self): return 'n'
    def send(self, v): return f'sent {v}'
    def throw(self, e): return f'thrown {e!r}'
    def close(self): log.append('Iter.close')
log.clear()
g = over(Iter())
print(next(g), g.send(1), g.throw(KeyError('t')), g.gi_yieldfrom.__class__.__name__, g.close(), log)

# === recursion, flattening, depth ===
def flatten(x):
    if isinstance(x, list):
        for item in x: yield from flatten(item)
    else:
        yield x
print(list(flatten([1, [2, [3, [4, [5]]]], [], [[6]]])))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(100)))
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
print(list(Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))))
def shared():
    it = iter(range(6))
    def pull(n):
        for _ in range(n): yield next(it)
    yield list(pull(2))
    yield list(pull(3))
print(list(shared()))
attempt(lambda: eval('yield 1'))
for source in 'def f():\n yield from', 'class C:\n yield 1', 'yield 1', 'async def f():\n yield from []', '[(yield x) for x in []]', 'lambda: (yield from [])', 'def f(x=(yield)): pass', 'def f():\n x: (yield) = 1', '(yield x for x in [])', 'def f():\n return (yield)', 'def f():\n print(yield 1)', 'def f():\n x = yield = 1':
    try:
        compile(source, '<y>', 'exec')
        print('compiles', repr(source))
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
