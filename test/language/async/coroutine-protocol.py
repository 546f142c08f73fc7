# Coroutines: send, throw, close, awaitables, and what await refuses.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


class Pause:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for value in self.values:
            log.append(('sent', (yield value)))
        return 'paused'


# === the protocol ===
async def work(*steps):
    try:
        for step in steps:
            log.append(await step)
        return 'done'
    except ValueError as error:
        log.append(('caught', str(error)))
        return 'recovered'
    finally:
        log.append('finally')


c = work(Pause(1, 2), Pause())
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_code.co_name, c.cr_origin, c.cr_suspended)
print(c.send(None), c.send('a'), c.cr_suspended, type(c.cr_await).__name__)
attempt(c.send, 'b')
attempt(c.send, None)
attempt(c.throw, ValueError)
print(c.cr_frame, c.cr_running, log)
c.close()
log.clear()
c = work(Pause(1))
attempt(c.send, 'too early')
print(c.send(None), end=' ')
attempt(c.throw, ValueError('in'))
print(log)
log.clear()
c = work(Pause(1, 2, 3))
c.send(None)
c.close()
print(log)
attempt(c.send, None)
c = work()
c.close()
attempt(c.send, None)
c = work(Pause(1))
attempt(c.throw, KeyError('never started'))
attempt(c.send, None)
attempt(iter, work.__call__ and type(c).__name__ and 5)
c = work()
attempt(lambda: list(c))
attempt(lambda: [*c])
attempt(next, c)
attempt(lambda: c())
attempt(lambda: c[0])
attempt(len, c)
c.close()


# === what can be awaited ===
async def awaiting(value):
    return await value


class Awaits:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


def run(coroutine):
    try:
        while True:
            log.append(coroutine.send(None))
    except StopIteration as stop:
        return stop.value


attempt(run, awaiting(Awaits(iter([1, 2]))))
for value in 5, None, 'text', [1], print, object(), (x for x in ()), Awaits(5), Awaits(None), Awaits([1]), Awaits('ab'), work:
    attempt(run, awaiting(value))
inner = work()
attempt(run, awaiting(Awaits(inner)))
inner.close()
attempt(run, awaiting(awaiting(awaiting(Awaits(iter(()))))))
used = work()
attempt(run, awaiting(used))
attempt(run, awaiting(used))


async def twice():
    c = awaiting(Pause(1))
    first = c.__await__()
    print(type(first).__name__, next(first))
    try:
        await c
    except RuntimeError as error:
        return str(error)


attempt(run, twice())


# === context managers ===
class Manager:
    def __init__(self, swallow=False, fail=None):
        self.swallow, self.fail = swallow, fail

    async def __aenter__(self):
        log.append(await Pause('enter'))
        if self.fail == 'enter':
            raise KeyError('enter')
        return 'value'

    async def __aexit__(self, kind, error, traceback):
        log.append(('exit', kind and kind.__name__, str(error), await Pause('exit')))
        if self.fail == 'exit':
            raise KeyError('exit')
        return self.swallow


async def using(manager, error=None):
    async with manager as value:
        log.append(value)
        if error is not None:
            raise error
    return 'after'


async def several():
    async with Manager() as a, Manager(swallow=True) as b:
        raise ValueError((a, b))
    return 'swallowed'


async def leaving():
    for i in range(3):
        async with Manager():
            if i == 0:
                continue
            if i == 1:
                break
    async with Manager():
        return 'returned inside'


for make in lambda: using(Manager()), lambda: using(Manager(), ValueError('body')), lambda: using(Manager(True), ValueError('body')), lambda: using(Manager(fail='enter')), lambda: using(Manager(fail='exit')), lambda: using(Manager(fail='exit'), ValueError('body')), several, leaving:
    log.clear()
    attempt(run, make())
    print(log)


# === generators are no coroutines, coroutines no generators ===
async def mixed():
    yield 1


attempt(run, awaiting(mixed()))
def plain():
    yield from work()


g = plain()
attempt(next, g)
for name in 'cr_frame', 'gi_frame', 'ag_frame', '__await__', '__iter__', '__next__', 'send', 'throw', 'close', '__aiter__', '__anext__', 'asend':
    c = work()
    print(name, hasattr(c, name), hasattr(mixed(), name), hasattr((x for x in ()), name), end='; ')
    c.close()
print()
