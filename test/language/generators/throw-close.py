def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === throw ===
log = []
def worker():
    while True:
        try:
            value = yield 'ready'
            log.append(value)
        except ValueError as error:
            log.append(f'handled {error}')
            yield 'recovered'
        finally:
            log.append('cleanup')
g = worker()
print(next(g), g.send(1), g.throw(ValueError('oops')), next(g), g.throw(ValueError), log)
attempt(g.throw, KeyError('out'))
attempt(next, g)
attempt(lambda: worker().throw(KeyError('before start')))
attempt(g.throw, KeyError('after the end'))
attempt(lambda: worker().throw(5))
attempt(lambda: worker().throw('text'))
attempt(lambda: worker().throw(int))
attempt(lambda: worker().throw())
def swallow():
    try:
        yield 1
    except KeyError:
        pass
g = swallow()
next(g)
attempt(g.throw, KeyError('swallowed'))

# === close ===
def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append('exit')
        raise
    finally:
        log.append('finally')
log.clear()
g = closing()
print(next(g), g.close(), g.close(), log)
attempt(next, g)
g = closing()
print(g.close(), list(g), log)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 'no'
g = stubborn()
next(g)
attempt(g.close)
def returning():
    try:
        yield 1
    except GeneratorExit:
        return 'value from close'
g = returning()
next(g)
print(g.close())
def failing():
    try:
        yield 1
    finally:
        raise ValueError('in finally')
g = failing()
next(g)
attempt(g.close)
attempt(next, g)

# === StopIteration inside becomes RuntimeError ===
def leaks():
    yield 1
    raise StopIteration('leaked')
def leaks_next():
    yield next(iter([]))
for make in leaks, leaks_next:
    try:
        print(list(make()))
    except RuntimeError as error:
        print(error, repr(error.__cause__))
g = closing()
next(g)
attempt(g.throw, StopIteration('thrown in'))

# === context of thrown exceptions ===
def context():
    try:
        yield
    except ValueError as error:
        raise KeyError('second') from error
g = context()
next(g)
try:
    g.throw(ValueError('first'))
except KeyError as error:
    print(repr(error), repr(error.__cause__))
def in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 'in handler'
        raise
g = in_handler()
print(next(g))
attempt(next, g)
