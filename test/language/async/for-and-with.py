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
# === async for ===
class Ticker:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await Wait(f'tick {self.i}')
        return self.i
async def loop():
    found = []
    async for i in Ticker(3):
        if i == 2: continue
        found.append(i)
    else:
        found.append('else')
    async for i in Ticker(5):
        if i == 2: break
    else:
        found.append('never')
    async for a, *b in Pairs(): found.append((a, b))
    return found, i
class Pairs:
    def __aiter__(self): return self.values()
    async def values(self):
        yield 1, 2, 3
        yield 'xy'
print(run(loop()))

# === async with ===
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await Wait(f'entering {self.name}')
        return self.name
    async def __aexit__(self, kind, error, trace):
        await Wait(f'leaving {self.name} {kind and kind.__name__}')
        return self.swallow
async def managed():
    async with Manager('a') as a, Manager('b', True) as b:
        log.append(a + b)
        raise ValueError
    async with (Manager('c'),):
        return 'from c'
print(run(managed()), log)
async def fails():
    async with Manager('d'): 1 / 0
attempt(run, fails())

# === errors ===
async def over(x):
    async for _ in x: pass
async def within(x):
    async with x: pass
class BadAiter:
    def __aiter__(self): return 5
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class AnextFails(BadAnext):
    async def __anext__(self): raise KeyError('k')
class NoExit:
    async def __aenter__(self): pass
class PlainEnter:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class BadEnter:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
for x in [1], 5, (n for n in 'a'), BadAiter(), BadAnext(), AnextFails():
    attempt(run, over(x))
for x in 5, NoExit(), PlainEnter(), BadEnter(), open:
    attempt(run, within(x))
async def plain_for():
    for _ in Ticker(1): pass
async def plain_with():
    with Manager('m'): pass
attempt(run, plain_for())
attempt(run, plain_with())

# === aiter, anext ===
async def by_hand():
    it = aiter(Ticker(2))
    return await anext(it), await anext(it), await anext(it, 'default')
print(run(by_hand()))
attempt(aiter, [1])
attempt(anext, [1])
attempt(aiter)
async def exhausted(): return await anext(aiter(Ticker(0)))
attempt(run, exhausted())
