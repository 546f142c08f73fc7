# Async generators: asend, athrow, aclose, what they refuse, and how loops over them end.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(coroutine, *answers):
    """Runs a coroutine, answering its pauses; gives what it paused with and how it ended."""
    answers = list(answers)
    seen = []
    try:
        seen.append(coroutine.send(None))
        while True:
            answer = answers.pop(0) if answers else None
            seen.append(coroutine.throw(answer) if isinstance(answer, BaseException) else coroutine.send(answer))
    except StopIteration as stop:
        return seen, 'returned', stop.value
    except BaseException as error:
        return seen, type(error).__name__, str(error)


async def numbers(n):
    log.append('start')
    try:
        for i in range(n):
            got = yield i
            log.append(('got', got))
    except GeneratorExit:
        log.append('exit')
        raise
    except ValueError as error:
        log.append(('caught', str(error)))
        yield 'after error'
    finally:
        log.append('finally')


# === asend, anext, athrow, aclose ===
g = numbers(3)
print(type(g).__name__, type(g.asend(None)).__name__, type(g.__anext__()).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_await, g.__aiter__() is g)
g = numbers(3)
print(drive(g.asend(None)), drive(g.asend('x')), drive(anext(g)), log)
print(drive(g.athrow(ValueError('boom'))), drive(anext(g)), log)
print(drive(anext(g)), drive(g.asend(1)), drive(g.athrow(KeyError('late'))), drive(g.aclose()))
log.clear()
g = numbers(3)
print(drive(g.asend('too early')), drive(anext(g)), drive(g.aclose()), drive(anext(g)), drive(g.aclose()), log)
log.clear()
g = numbers(3)
print(drive(g.aclose()), drive(anext(g)), log)
g = numbers(3)
print(drive(g.athrow(KeyError('before start'))), drive(anext(g)), log)
print(drive(anext(numbers(0), 'default')), drive(anext(numbers(0))), drive(anext(numbers(1), 'default')))


# === awaiting inside ===
async def pausing():
    try:
        a = await Pause('first')
        log.append(a)
        b = yield a
        log.append(b)
        await Pause('second')
        yield 'end'
    finally:
        await Pause('cleanup')
        log.append('cleaned')


log.clear()
g = pausing()
print(drive(anext(g), 'A'), drive(g.asend('B')), drive(anext(g)), log)
log.clear()
g = pausing()
print(drive(anext(g), 1), drive(g.aclose()), log)
log.clear()
g = pausing()
print(drive(anext(g), ValueError('into await')), log)
g = pausing()
step = anext(g)
step.send(None)
print(g.ag_running, g.ag_await is not None)
attempt(anext(g).send, None)
attempt(g.aclose().send, None)
attempt(step.close)
print(g.ag_running)


# === ignoring GeneratorExit ===
async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
print(drive(anext(g)), drive(g.aclose()))


async def swallows():
    try:
        yield 1
    except GeneratorExit:
        pass


g = swallows()
print(drive(anext(g)), drive(g.aclose()))


# === StopIteration and StopAsyncIteration inside ===
async def raises(error):
    yield 1
    raise error


for error in StopIteration('si'), StopAsyncIteration('sai'), ValueError('ve'), GeneratorExit():
    g = raises(error)
    print(drive(anext(g)), drive(anext(g)), drive(anext(g)))


# === objects used twice ===
g = numbers(2)
step = g.asend(None)
print(drive(step))
attempt(step.send, None)
attempt(step.throw, ValueError('x'))
step = g.aclose()
attempt(step.close)
attempt(step.send, None)
step = g.athrow(ValueError('x'))
attempt(step.throw, KeyError('thrown at once'))
attempt(numbers(1).asend)
attempt(numbers(1).athrow(5).send, None)


# === loops ===
async def collect(source, limit=None):
    result = []
    async for item in source:
        result.append(item)
        if limit is not None and len(result) == limit:
            break
    else:
        result.append('else')
    return result


log.clear()
print(drive(collect(numbers(3))), log)


async def comprehensions():
    return [i async for i in numbers(4) if i % 2], {i: i * i async for i in numbers(3)}, {i async for i in numbers(2)}, [j async for i in numbers(2) async for j in numbers(i + 1)], [i for i in range(2) if await Pause(i)], [x async for x in (y * 2 async for y in numbers(3))]


print(drive(comprehensions(), True, False))


async def generator_expression():
    g = (i async for i in numbers(3))
    print(type(g).__name__, g.__name__)
    return [i async for i in g]


print(drive(generator_expression()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


print(drive(collect(Countdown(3))), drive(anext(Countdown(0), 'none left')))
for source in 5, [1], object():
    print(drive(collect(source)))


class BadIterator:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AwaitableIterator:
    async def __aiter__(self):
        return self


for cls in BadIterator, BadNext:
    print(drive(collect(cls())))
c = AwaitableIterator()
result = drive(collect(c))
print(result)
attempt(aiter, 5)
attempt(anext, 5)
attempt(aiter)
print(aiter(Countdown(1)).n)
for name in 'ag_frame', 'ag_code', 'ag_await', 'ag_running', 'ag_suspended':
    print(name, hasattr(numbers(1), name), end=' ')
print()
