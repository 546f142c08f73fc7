import asyncio, time, contextvars
def a(f, *k):
    try: print(repr(f(*k)))
    except BaseException as e: print(type(e).__name__, e)
log = []
async def worker(name, delay, fail=False):
    log.append(f'start {name}')
    await asyncio.sleep(delay)
    if fail: raise ValueError(name)
    log.append(f'end {name}')
    return name
async def main():
    print(await asyncio.gather(worker('a', 0.3), worker('b', 0.02), worker('c', 0.15)))
    print(log); log.clear()
    print(await asyncio.gather(worker('x', 0.02, True), worker('y', 0.2), return_exceptions=True))
    try: await asyncio.gather(worker('x', 0.01, True), worker('y', 0.2))
    except ValueError as e: print('gathered', e)
    t = asyncio.create_task(worker('t', 0.01), name='my task'); print(t.get_name(), t.done(), asyncio.current_task().get_name(), t in asyncio.all_tasks()); print(await t, t.result(), t.cancelled())
    t = asyncio.create_task(worker('never', 10)); await asyncio.sleep(0); print(t.cancel(), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print('cancelled', t.cancelled(), repr(e))
    try: await asyncio.wait_for(worker('slow', 5), 0.01)
    except asyncio.TimeoutError as e: print('timeout', repr(e), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(worker('fast', 0.001), 5))
    try:
        async with asyncio.timeout(0.01) as cm: await asyncio.sleep(5)
    except TimeoutError: print('timed out', cm.expired())
    async with asyncio.timeout(None): pass
    done, pending = await asyncio.wait([asyncio.create_task(worker('1', 0.01)), asyncio.create_task(worker('2', 0.3))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [d.result() for d in done]); [p.cancel() for p in pending]
    for c in asyncio.as_completed([worker('q', 0.25), worker('r', 0.01)]): print(await c, end=' ')
    print()
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(worker('ok', 0.001)); t2 = tg.create_task(worker('bad', 0.15, True)); t3 = tg.create_task(worker('long', 5))
    except* ValueError as eg: print('group', eg.exceptions, t1.result(), t3.cancelled())
    q = asyncio.Queue(maxsize=2)
    async def producer():
        for i in range(5): await q.put(i)
        await q.put(None)
    async def consumer():
        got = []
        while (item := await q.get()) is not None: got.append(item); q.task_done()
        return got
    print((await asyncio.gather(producer(), consumer()))[1], q.qsize(), q)
    for bad in (lambda: q.get_nowait(), lambda: [q.put_nowait(1) for _ in range(3)]):
        try: bad()
        except Exception as e: print(type(e).__name__)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([pq.get_nowait() for _ in range(3)])
    lock = asyncio.Lock(); order = []
    async def locked(n):
        async with lock: order.append(n); await asyncio.sleep(0.001); order.append(-n)
    await asyncio.gather(locked(1), locked(2), locked(3)); print(order, lock.locked())
    sem = asyncio.Semaphore(2); active = 0; most = 0
    async def limited():
        nonlocal active, most
        async with sem: active += 1; most = max(most, active); await asyncio.sleep(0.001); active -= 1
    await asyncio.gather(*(limited() for _ in range(6))); print(most)
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); return 'woke'
    w = asyncio.create_task(waiter()); await asyncio.sleep(0); ev.set(); print(await w)
    cond = asyncio.Condition(); data = []
    async def cw():
        async with cond: await cond.wait_for(lambda: data); return data[0]
    c = asyncio.create_task(cw()); await asyncio.sleep(0)
    async with cond: data.append('d'); cond.notify_all()
    print(await c)
    bar = asyncio.Barrier(3); print(sorted(await asyncio.gather(*(bar.wait() for _ in range(3)))))
    f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_later(0.001, f.set_result, 'res'); print(repr(f)[:16], await f, f)
    a(f.set_result, 3); a(asyncio.get_running_loop().create_future().result)
    f2 = asyncio.Future(); f2.set_exception(KeyError('k')); 
    try: await f2
    except KeyError as e: print(repr(e), repr(f2))
    s = asyncio.shield(worker('shielded', 0.01)); print(await s)
    var = contextvars.ContextVar('var', default=0)
    async def setter(n): var.set(n); await asyncio.sleep(0); return var.get()
    print(await asyncio.gather(setter(1), setter(2)), var.get())
    loop = asyncio.get_running_loop(); order = []
    loop.call_soon(order.append, 1); loop.call_later(0.002, order.append, 3); loop.call_soon(order.append, 2); h = loop.call_soon(order.append, 'no'); h.cancel(); await asyncio.sleep(0.1); print(order, h.cancelled(), loop.is_running())
    async def nested():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: log.append('cleanup'); raise
        finally: log.append('finally')
    log.clear(); n = asyncio.create_task(nested()); await asyncio.sleep(0); n.cancel('why')
    try: await n
    except asyncio.CancelledError as e: print(log, e.args)
    async def agen():
        for i in range(3): await asyncio.sleep(0); yield i
    print([x async for x in agen()], [x * 2 async for x in agen() if x])
    asyncio.create_task(worker('left over', 100))
    return 'main result'
print(asyncio.run(main()))
a(asyncio.run, 5); a(asyncio.get_running_loop)
async def raises(): raise RuntimeError('from main')
a(lambda: asyncio.run(raises()))
async def inner_run(): asyncio.run(worker('z', 0))
try: asyncio.run(inner_run())
except RuntimeError as e: print(e)
with asyncio.Runner() as r: print(r.run(worker('runner', 0)), r.run(worker('again', 0)))
async def exits(): raise SystemExit(3)
try: asyncio.run(exits())
except SystemExit as e: print('exit', e.code)
print(asyncio.iscoroutinefunction(worker), asyncio.iscoroutine(5))
async def badyield(): await Bad()
class Bad:
    def __await__(self): yield 5
a(lambda: asyncio.run(badyield()))
loop = asyncio.new_event_loop(); print(loop.run_until_complete(worker('loop', 0)), loop.is_closed()); loop.close(); a(loop.run_until_complete, 5); print(loop)
