# Generators in odd places: re-entry, close while running, exceptions thrown through yield from, state.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import sys

log = []


# === state ===
def gen():
    log.append('start')
    try:
        x = yield 1
        log.append(x)
        yield 2
    except KeyError as error:
        log.append(('caught', str(error)))
        yield 'from except'
    finally:
        log.append('finally')
    return 'result'


g = gen()
print(g.gi_running, g.gi_suspended, g.gi_frame is not None, g.gi_yieldfrom, g.gi_code.co_name, g.__name__, g.__qualname__, type(g).__name__)
print(next(g), g.gi_suspended, g.gi_frame.f_locals)
print(g.send('sent'), log)
attempt(next, g)
print(g.gi_frame, g.gi_suspended, log)
attempt(next, g)
attempt(g.send, 1)
attempt(g.throw, ValueError('after the end'))
print(g.close(), list(g))
g = gen()
attempt(g.send, 5)
print(g.close(), g.gi_frame)
attempt(next, g)
g = gen()
attempt(g.throw, KeyError('not started'))
attempt(next, g)
log.clear()
g = gen()
next(g)
print(g.throw(KeyError('k')), log)
attempt(next, g)
g.__name__ = 'renamed'
g.__qualname__ = 'q.renamed'
print(g.__name__, g.__qualname__)
attempt(setattr, g, '__name__', 5)
attempt(setattr, g, 'other', 5)
attempt(setattr, g, 'gi_running', 1)
attempt(delattr, g, '__name__')


# === re-entry ===
def reenters():
    attempt(next, me)
    attempt(me.send, None)
    attempt(me.throw, ValueError)
    attempt(me.close)
    print(me.gi_running)
    yield 1


me = reenters()
print(next(me))


# === close ===
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def returns():
    try:
        yield 1
    except GeneratorExit:
        return 'closed value'


def raises():
    try:
        yield 1
    finally:
        raise KeyError('in finally')


def swallows():
    while True:
        try:
            yield
        except ValueError as error:
            log.append(str(error))


for function in stubborn, returns, raises, swallows:
    g = function()
    next(g)
    attempt(g.close)
g = swallows()
next(g)
print(g.throw(ValueError('one')), g.throw(ValueError, 'two'), g.throw(ValueError, ValueError('three')), log[-3:])
attempt(g.throw, KeyError)
for arguments in (), (5,), ('text',), (int,), (ValueError, 'a', 5), (ValueError('x'), 'extra'), (None,):
    g = swallows()
    next(g)
    attempt(g.throw, *arguments)


# === StopIteration inside ===
def stops():
    yield 1
    raise StopIteration('inside')


def nested_stop():
    yield 1
    next(iter(()))


for function in stops, nested_stop:
    try:
        print(list(function()))
    except RuntimeError as error:
        print(error, type(error.__cause__).__name__, error.__cause__.value if hasattr(error.__cause__, 'value') else None)


# === yield from ===
class Custom:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('custom result')
        return self.n

    def send(self, value):
        log.append(('send', value))
        return value

    def throw(self, *arguments):
        log.append(('throw', [a if isinstance(a, type) else str(a) for a in arguments]))
        return 'thrown'

    def close(self):
        log.append('close')


def delegating(source):
    log.append('enter')
    result = yield from source
    log.append(('result', result))
    return result


log.clear()
g = delegating(Custom())
print(next(g), g.send('x'), g.throw(ValueError('v')), g.gi_yieldfrom.n, next(g), next(g))
attempt(next, g)
g = delegating(Custom())
next(g)
g.close()
print(log)
log.clear()
g = delegating([1, 2])
print(next(g))
attempt(g.send, 'x')
g = delegating([1, 2])
next(g)
attempt(g.throw, ValueError('no throw method'))
g = delegating(gen())
print(next(g), g.throw(KeyError('through')), log)
attempt(next, g)
for source in 5, None, 'ab', {1: 2}, (x for x in [1]), range(2), object():
    attempt(lambda: list(delegating(source)))


def recursive(n):
    if n:
        yield n
        yield from recursive(n - 1)
    return n


print(list(recursive(50)) == list(range(50, 0, -1)))
def outer():
    a = yield from inner()
    b = yield from inner()
    return a + b


def inner():
    x = yield 'ask'
    return x


g = outer()
print(next(g), g.send(1))
attempt(g.send, 2)

# === expressions ===
squares = (n * n for n in range(5))
print(type(squares).__name__, squares.__name__, next(squares), list(squares), list(squares))
lazy = (log.append(n) or n for n in [1, 2])
log.clear()
print(log, next(lazy), log)
attempt(lambda: (x for x in 5))
attempt(lambda: list(1 / n for n in [1, 0]))
x = 'outer'
print([x for x in range(2)], x, list(x for x in range(2)), x, [[j for j in range(i)] for i in range(3)], {i: [j for j in range(i)] for i in range(3)}, sum(i * j for i in range(3) for j in range(3) if i != j))
def captured():
    functions = [lambda: i for i in range(3)]
    return [f() for f in functions], [(lambda i=i: i)() for i in range(3)]


print(captured(), [y := 5, y * 2], y)
attempt(lambda: next((n for n in [])))
print(next((n for n in []), 'default'), max((n for n in [3, 1]), key=lambda n: -n), dict((k, v) for k, v in [('a', 1)]), ''.join(c for c in 'abc' if c != 'b'), all(n for n in []), any(n for n in [0, 1]))
