def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
class Wait:
    def __init__(self, value): self.value = value
    def __await__(self): return (yield self.value)
def run(coroutine):
    seen = []
    while True:
        try: seen.append(coroutine.send(None))
        except StopIteration as stop: return seen, stop.value
log = []
# === async generators ===
async def count(n):
    try:
        for i in range(n):
            await Wait(f'w{i}')
            received = yield i
            if received: log.append(received)
    finally:
        log.append('closed')
async def use():
    return [i async for i in count(3)]
print(run(use()), log)
g = count(1)
print(type(g).__name__, g.__name__, g.ag_running, type(g.__anext__()).__name__, g.__aiter__() is g, repr(g).split(' at ')[0])

# === asend, athrow, aclose ===
async def echo():
    got = None
    while True:
        try:
            got = yield f'got {got}'
        except ValueError as error:
            got = f'error {error}'
async def talk():
    g = echo()
    a = await g.asend(None)
    b = await g.asend('x')
    c = await g.athrow(ValueError('v'))
    await g.aclose()
    try:
        await g.asend(1)
    except StopAsyncIteration as stop:
        return a, b, c, repr(stop)
print(run(talk()))
async def first_send(): await echo().asend(5)
attempt(run, first_send())
async def early_exit():
    g = count(5)
    async for i in g:
        if i == 1: break
    await g.aclose()
    return i
log.clear()
print(run(early_exit()), log)
async def ignores():
    try: yield 1
    except GeneratorExit: yield 2
async def close_ignoring():
    g = ignores()
    await anext(g)
    await g.aclose()
attempt(run, close_ignoring())
async def leaks():
    yield 1
    raise StopAsyncIteration('leaked')
async def use_leaks(): return [x async for x in leaks()]
attempt(run, use_leaks())

# === comprehensions ===
async def comps():
    async def value(n): return n * 10
    a = [x async for x in count(3) if x]
    b = {x: await value(x) async for x in count(2)}
    c = {await value(x) for x in (1, 2)}
    d = [await value(x) for x in range(2) if await value(x)]
    e = (x async for x in count(2))
    f = [y async for y in e]
    g = [[z async for z in count(n)] for n in range(2)]
    h = [x + y async for x in count(2) async for y in count(2)]
    i = list([await value(1)])
    return a, b, c, d, f, g, h, i, type(e).__name__
print(run(comps())[1])
async def mixed():
    gen = (await c for c in [one(), one()])
    return [x async for x in gen]
async def one(): return 1
print(run(mixed()))

# === errors ===
async def plain_over(): return [x for x in count(1)]
async def spread(): return [*count(1)]
attempt(run, plain_over())
attempt(run, spread())
attempt(lambda: next(count(1)))
for source in 'await x', 'async for x in y: pass', 'async with x: pass', 'def f():\n await x', '[x async for x in y]', 'def f():\n [x async for x in y]', 'async def f():\n yield 1\n return 2', 'async def f():\n yield from x', 'async def f():\n def g():\n  await x', 'async def f():\n lambda: await x', 'async x', 'async def f(): await', 'def f():\n async with x: pass', 'class C:\n await x', 'async def f(x=await y): pass', '(await x for x in y)', 'def f():\n return [await x for x in y]':
    try:
        compile(source, '<a>', 'exec')
        print('compiles', repr(source))
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
