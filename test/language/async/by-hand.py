def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === a coroutine is driven with send ===
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self):
        answer = yield self.value
        return answer
async def add(a, b):
    x = await Wait(a)
    y = await Wait(b)
    return x + y
c = add('first', 'second')
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.send(None), c.send(10))
try:
    c.send(20)
except StopIteration as stop:
    print(stop.value)
attempt(c.send, None)
def run(coroutine, *answers):
    answers = list(answers)
    value = None
    seen = []
    while True:
        try:
            seen.append(coroutine.send(value))
        except StopIteration as stop:
            return seen, stop.value
        value = answers.pop(0) if answers else None
print(run(add(1, 2), 3, 4))

# === awaiting coroutines, values at once, nothing ===
async def nothing(): pass
async def value(n): return n
async def nested():
    return await value(await value(5)) + (await value(1) if await value(True) else 0)
print(run(nested()), run(nothing()), run(value('x')))

# === throw and close ===
log = []
async def guarded():
    try:
        await Wait('waiting')
    except ValueError as error:
        log.append(f'caught {error}')
        return await Wait('recovering')
    finally:
        log.append('finally')
c = guarded()
print(c.send(None), c.throw(ValueError('v')), c.close(), log)
c = guarded()
c.send(None)
attempt(c.throw, KeyError('through'))
c = guarded()
print(c.close())
attempt(c.send, None)

# === errors ===
async def awaits(x): return await x
for x in 5, None, 'a', [1], (n for n in [1]), lambda: 0, nothing:
    attempt(run, awaits(x))
class BadAwait:
    def __await__(self): return 5
class CoroAwait:
    def __await__(self): return value(1)
class ListAwait:
    def __await__(self): return iter(['a', 'b'])
attempt(run, awaits(BadAwait()))
attempt(run, awaits(ListAwait()))
c = awaits(c2 := value(1))
print(run(c))
attempt(run, awaits(c2))
c = value(1)
attempt(iter, c)
attempt(next, c)
attempt(lambda: [x for x in c])
attempt(c.send, 1)
attempt(c.send, None)
async def raises(): raise StopIteration('inside')
attempt(run, raises())
async def stop_async(): raise StopAsyncIteration('inside')
attempt(run, stop_async())
async def recursive(n): return 0 if n == 0 else 1 + await recursive(n - 1)
print(run(recursive(50)))
nothing().close()
