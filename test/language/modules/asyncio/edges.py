# === tasks, futures, groups, timeouts, locks and queues at their edges ===
import asyncio, contextvars, io, sys
def attempt(f, *args, **keywords):
    try: print(f(*args, **keywords))
    except BaseException as e: print(type(e).__name__, e)
async def tried(awaitable):
    try: print(await awaitable)
    except BaseException as e: print(type(e).__name__, e, '|', type(e.__cause__).__name__)
async def child(x, delay=0, fail=None):
    try: await asyncio.sleep(delay)
    except asyncio.CancelledError as e: print('child cancelled', x, e.args); raise
    if fail: raise fail
    return x
async def futures():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    print(f, f.done(), f.cancelled(), f.get_loop() is loop); attempt(f.result); attempt(f.exception)
    called = []
    def cb(fut): called.append(fut.done())
    f.add_done_callback(cb); f.add_done_callback(cb); print(str(f).split(' at ')[0], f.remove_done_callback(cb), f.remove_done_callback(cb)); f.add_done_callback(cb); f.set_result(3); attempt(f.set_result, 4); attempt(f.set_exception, ValueError()); print(f.cancel(), f, called); await asyncio.sleep(0); print(called); f.add_done_callback(cb); await asyncio.sleep(0); print(called, await f)
    f = loop.create_future(); print(f.cancel('why'), f.cancel(), f); await tried(f); attempt(f.exception)
    f = loop.create_future(); f.set_exception(ValueError); await tried(f); print(repr(f.exception()), f)
    f = loop.create_future(); attempt(f.set_exception, 3); f.set_exception(StopIteration(5)); await tried(f)
    print(asyncio.isfuture(f), asyncio.isfuture(3), asyncio.iscoroutine(3), asyncio.iscoroutinefunction(child), asyncio.Future[int])
    many = loop.create_future(); [many.add_done_callback(cb) for _ in range(4)]; print(str(many).count('cb()'), '<2 more>' in str(many)); many.cancel()
async def tasks():
    t = asyncio.create_task(child(1), name='named'); print(t.get_name(), t.done(), t.get_coro().__name__, str(t)[:28], len(t.get_stack())); await t; print(str(t)[:29], str(t)[-10:], t.get_stack()); t.set_name(5); print(repr(t.get_name())); attempt(t.set_result, 1); attempt(t.set_exception, ValueError()); print(t.cancel(), t.cancelling())
    t = asyncio.create_task(child(2, 1)); await asyncio.sleep(0); print(t.cancel('msg'), t.cancel('again'), t.cancelling(), str(t)[:17], t.uncancel(), t.uncancel(), t.uncancel()); await tried(t); print(t.cancelled(), str(t)[:16])
    async def stubborn():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: return 'survived'
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); await tried(t); print(t.cancelled(), t.cancelling())
    attempt(asyncio.create_task, 5); attempt(asyncio.ensure_future, 5); attempt(asyncio.ensure_future, asyncio.ensure_future(child(4)))  if 0 else None
    class Aw:
        def __await__(self): return (yield from child('awaitable').__await__())
    print(await asyncio.ensure_future(Aw()))
    class Bad:
        def __await__(self): yield 5
    class Bad2:
        def __await__(self): yield asyncio.get_running_loop().create_future()
    async def on(x): return await x
    await tried(asyncio.create_task(on(Bad()))); 
    try: await asyncio.create_task(on(Bad2()))
    except RuntimeError as e: print(str(e)[:32])
    async def me(): await me_task
    me_task = asyncio.create_task(me())
    try: await me_task
    except RuntimeError as e: print(str(e)[:27])
    async def exits(): raise KeyError('from task')
    t = asyncio.create_task(exits()); await tried(t); print(repr(t.exception()))
    var = contextvars.ContextVar('v', default=0); ctx = contextvars.copy_context(); ctx.run(var.set, 7)
    async def read(): return var.get()
    print(await asyncio.create_task(read(), context=ctx), await asyncio.create_task(read()), asyncio.create_task(read(), context=ctx).get_context() is ctx)
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks()); await tried(asyncio.sleep(float('nan'))); print(await asyncio.sleep(-1, 'r'))
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async def quick(): return asyncio.current_task().get_name()
    t = asyncio.create_task(quick(), name='eager'); print(t.done(), t.result(), t.get_coro()); t = asyncio.create_task(child('lazy', 0.001)); print(t.done(), await t, asyncio.current_task() is not t)
    asyncio.get_running_loop().set_task_factory(None); attempt(asyncio.get_running_loop().set_task_factory, 3)
async def waiting():
    print(await asyncio.gather(), await asyncio.gather(child(1), child(2, 0.01), return_exceptions=True)); c = asyncio.ensure_future(child('twice')); print(await asyncio.gather(c, c))
    r = await asyncio.gather(child(1, 0, KeyError('k')), child(2), return_exceptions=True); print(r); await tried(asyncio.gather(child(1, 0.001, KeyError('k')), child(2, 0.01)))
    g = asyncio.gather(child('g1', 1), child('g2', 1)); await asyncio.sleep(0); print(g.cancel('gc'), g.done()); await tried(g); print(g.cancelled())
    t = asyncio.ensure_future(child('t', 1)); g = asyncio.gather(t, child('u'), return_exceptions=True); await asyncio.sleep(0); t.cancel('one'); print(await g)
    done, pending = await asyncio.wait([asyncio.ensure_future(child(i, i / 100)) for i in (0, 1, 30)], timeout=0.1); print(sorted(t.result() for t in done), len(pending)); [p.cancel() for p in pending]
    done, pending = await asyncio.wait([asyncio.ensure_future(child(0, 1)), asyncio.ensure_future(child(1, 0.001, ValueError()))], return_when=asyncio.FIRST_EXCEPTION); print(len(done), len(pending)); [p.cancel() for p in pending]; [d.exception() for d in done]
    for bad in ([], [asyncio.sleep(0)], asyncio.sleep(0)):
        await tried(asyncio.wait(bad)); [x.close() for x in (bad if isinstance(bad, list) else [bad])]
    await tried(asyncio.wait([asyncio.ensure_future(child(0))], return_when='x')); await tried(asyncio.wait_for(child('wf', 1), 0.01)); await tried(asyncio.wait_for(child('wfn'), None)); done = asyncio.ensure_future(child('d')); await done; await tried(asyncio.wait_for(done, 0)); await tried(asyncio.wait_for(child('e', 0.001, KeyError('e')), 1))
    async for t in asyncio.as_completed([child('a', 0.02), child('b', 0.001)]): print(type(t).__name__, await t)
    for c in asyncio.as_completed([child('a', 0.5), child('b', 0.001)], timeout=0.05): await tried(c)
    attempt(asyncio.as_completed, asyncio.ensure_future(child(1)))
    inner = asyncio.ensure_future(child('inner', 0.01)); outer = asyncio.shield(inner); outer.cancel(); await tried(outer); print(inner.cancelled(), await inner, await asyncio.shield(inner)); await tried(asyncio.shield(child('s', 0.001, KeyError('s'))))
async def groups():
    async with asyncio.TaskGroup() as g: a = g.create_task(child('a'), name='ga'); b = g.create_task(child('b', 0.001)); print(g)
    print(a.result(), b.result(), a.get_name(), g); c = child(1); attempt(g.create_task, c); await tried(g.__aenter__()); c = child(1); attempt(asyncio.TaskGroup().create_task, c)
    def shown(e): print(type(e).__name__, e, [repr(x) for x in getattr(e, 'exceptions', ())])
    try:
        async with asyncio.TaskGroup() as g: g.create_task(child('x', 0.001, ValueError(1))); g.create_task(child('y', 1)); await asyncio.sleep(1)
    except BaseException as e: shown(e)
    try:
        async with asyncio.TaskGroup() as g: g.create_task(child('z', 1)); await asyncio.sleep(0); raise KeyError('body')
    except BaseException as e: shown(e)
    async def outer():
        async with asyncio.TaskGroup() as g: g.create_task(child('o', 1)); await asyncio.sleep(1)
    t = asyncio.create_task(outer()); await asyncio.sleep(0.001); t.cancel('from outside'); await tried(t)
    async def inner_cancel():
        async with asyncio.TaskGroup() as g: q = g.create_task(child('q', 1)); await asyncio.sleep(0); q.cancel()
        return 'no error'
    await tried(inner_cancel())
    async def late():
        try: await asyncio.sleep(1)
        finally: raise OSError('late')
    try:
        async with asyncio.TaskGroup() as g: g.create_task(late()); g.create_task(child('p', 0.001, ValueError(2)))
    except BaseException as e: shown(e)
async def timeouts():
    async with asyncio.timeout(5) as t: print(t.expired(), t.when() is not None, str(t)[:22]); t.reschedule(None); print(t.when(), t)
    print(t, t.expired()); attempt(t.reschedule, 1); await tried(t.__aenter__()); attempt(asyncio.timeout(1).reschedule, 3)
    try:
        async with asyncio.timeout(0.001) as t: await asyncio.sleep(1)
    except TimeoutError as e: print(t, t.expired(), repr(e), type(e.__cause__).__name__, asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout_at(0): await asyncio.sleep(1)
    except TimeoutError as e: print('at once')
    try:
        async with asyncio.timeout(0.001):
            try: await asyncio.sleep(1)
            finally: raise KeyError('in block')
    except KeyError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__cause__))
    async def both():
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    t = asyncio.create_task(both()); await asyncio.sleep(0); t.cancel(); await tried(t)
    try:
        async with asyncio.timeout(0.02):
            async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError: print('inner')
async def locks():
    def plain(x): return repr(x).split(' at ')[0] + repr(x).split(']')[0][repr(x).rindex(' ['):] + ']>' if ' at ' in repr(x) else repr(x)
    lock = asyncio.Lock(); print(plain(lock), await lock.acquire(), lock.locked(), plain(lock)); w = [asyncio.create_task(lock.acquire()) for _ in range(3)]; await asyncio.sleep(0); print(plain(lock)); w[0].cancel(); lock.release(); print(lock.locked()); await asyncio.sleep(0); await asyncio.sleep(0); print(w[0].cancelled(), w[1].done(), w[2].done(), lock.locked()); lock.release(); await w[2]; lock.release(); attempt(lock.release)
    e = asyncio.Event(); w = [asyncio.create_task(e.wait()) for _ in range(2)]; await asyncio.sleep(0); print(plain(e), e.is_set()); w[0].cancel(); await asyncio.sleep(0); e.set(); print(await w[1], plain(e), await e.wait()); e.clear(); print(e.is_set())
    c = asyncio.Condition(); await tried(c.wait()); attempt(c.notify); log = []
    async def waiter(n):
        async with c: log.append((n, await c.wait()))
    w = [asyncio.create_task(waiter(n)) for n in range(4)]; await asyncio.sleep(0); await asyncio.sleep(0)
    async with c: print(plain(c)); c.notify(2)
    w[0].cancel(); await asyncio.sleep(0.001); print(log)
    async with c: c.notify_all()
    await asyncio.gather(*w, return_exceptions=True); print(log, plain(c), c.locked())
    attempt(asyncio.Semaphore, -1); s = asyncio.Semaphore(1); print(plain(s), await s.acquire(), s.locked(), plain(s)); w = [asyncio.create_task(s.acquire()) for _ in range(3)]; await asyncio.sleep(0); print(plain(s)); w[0].cancel(); s.release(); s.release(); await asyncio.sleep(0); await asyncio.sleep(0); print([x.done() for x in w], s.locked(), plain(s)); b = asyncio.BoundedSemaphore(1); attempt(b.release)
    async with b: print('in', b.locked())
    attempt(asyncio.Barrier, 0); b = asyncio.Barrier(2); print(plain(b), await asyncio.gather(b.wait(), b.wait()), b.n_waiting, b.parties, b.broken); w = asyncio.create_task(b.wait()); await asyncio.sleep(0); await asyncio.sleep(0); print(b.n_waiting, plain(b)); await b.reset(); await tried(w); w = asyncio.create_task(b.wait()); await asyncio.sleep(0); await asyncio.sleep(0); await b.abort(); await tried(w); await tried(b.wait()); print(b.broken, plain(b)); await b.reset(); print(b.broken)
    async with asyncio.Barrier(1) as n: print(n)
async def queues():
    q = asyncio.Queue(1); print(q.empty(), q.full(), q.maxsize, str(q)); await q.put(1); attempt(q.put_nowait, 2); p = asyncio.create_task(q.put(2)); await asyncio.sleep(0); print(str(q)); print(await q.get(), await q.get(), str(q)); attempt(q.get_nowait); g = asyncio.create_task(q.get()); await asyncio.sleep(0); print(str(q)); g.cancel(); await tried(g); q.task_done(); q.task_done(); attempt(q.task_done); await q.join()
    p = asyncio.create_task(q.put('x')); await p; j = asyncio.create_task(q.join()); await asyncio.sleep(0); print(j.done(), await q.get()); q.task_done(); await j
    q.shutdown(); await tried(q.put(1)); await tried(q.get()); attempt(q.put_nowait, 1); attempt(q.get_nowait); print(str(q))
    q = asyncio.Queue(); q.put_nowait(1); q.put_nowait(2); q.shutdown(); print(await q.get()); q.shutdown(immediate=True); await tried(q.get())
    q = asyncio.Queue(); g = asyncio.create_task(q.get()); await asyncio.sleep(0); q.shutdown(); await tried(g)
    for cls in (asyncio.LifoQueue, asyncio.PriorityQueue): q = cls(); [q.put_nowait(x) for x in (2, 3, 1)]; print(cls.__name__, [await q.get() for _ in range(3)], q.qsize())
async def loops():
    loop = asyncio.get_running_loop(); print(loop.is_running(), loop.is_closed(), loop.get_debug()); attempt(loop.call_later, None, print); attempt(loop.call_at, None, print)
    h = loop.call_soon(print, 'soon'); t = loop.call_later(5, print, 'later'); print(h, str(t)[:18], h.cancelled(), t.when() > loop.time(), t < loop.call_later(9, print)); t.cancel(); h.cancel(); print(h, t.cancelled(), str(t)[:28])
    seen = []; loop.set_exception_handler(lambda l, c: seen.append((c['message'].split(' at ')[0], repr(c.get('exception'))))); loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0); print(seen); attempt(loop.set_exception_handler, 3); print(loop.get_exception_handler() is not None); loop.set_exception_handler(None)
    err, sys.stderr = sys.stderr, io.StringIO(); loop.call_exception_handler({'message': 'm', 'extra': 5}); text, sys.stderr = sys.stderr.getvalue(), err; print(repr(text))
    print(await loop.run_in_executor(None, pow, 2, 5), await asyncio.to_thread(lambda *a, **k: (a, k), 1, b=2))
for part in (futures, tasks, waiting, groups, timeouts, locks, queues, loops):
    print('---', part.__name__); asyncio.run(part())
attempt(asyncio.get_running_loop); attempt(asyncio.run, 5)
with asyncio.Runner() as r: print(r.run(child('r1')), r.run(child('r2')), r.get_loop().is_closed())
attempt(r.get_loop); attempt(r.run, 5)
loop = asyncio.new_event_loop(); f = loop.create_future(); loop.call_soon(f.set_result, 'set'); print(loop.run_until_complete(f)); loop.call_soon(loop.stop); loop.run_forever(); attempt(loop.run_until_complete, child('x', 0, KeyError('k'))); f = loop.create_future(); loop.call_soon(loop.stop); attempt(loop.run_until_complete, f); loop.close(); attempt(loop.call_soon, print); attempt(loop.run_forever); print(loop)
async def leftover():
    asyncio.create_task(child('left', 9)); await asyncio.sleep(0)
asyncio.run(leftover())
async def refuse():
    c = child(1)
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(refuse())
for e in (asyncio.IncompleteReadError(b'ab', 5), asyncio.IncompleteReadError(b'', None), asyncio.LimitOverrunError('m', 3)): print(repr(e), e.__reduce__())
