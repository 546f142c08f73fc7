import threading, queue, time, concurrent.futures as cf, contextvars
def a(f, *k):
    try: print(repr(f(*k)))
    except BaseException as e: print(type(e).__name__, e)
out = []
def work(n, d):
    out.append(f'start {n}'); time.sleep(d); out.append(f'end {n}')
ts = [threading.Thread(target=work, args=(i, (3 - i) * 0.3)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(out, [t.is_alive() for t in ts], ts[0].name, threading.active_count(), threading.current_thread().name)
q = queue.Queue(maxsize=2); got = []
def producer():
    for i in range(5): q.put(i)
    q.put(None)
def consumer():
    while (x := q.get()) is not None: got.append(x); q.task_done()
p, c = threading.Thread(target=producer), threading.Thread(target=consumer)
p.start(); c.start(); p.join(); c.join(); print(got, q.qsize(), q.empty())
a(q.get_nowait); a(lambda: q.get(timeout=0.01)); a(lambda: [q.put_nowait(1) for _ in range(3)]); pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print([pq.get() for _ in range(3)]); lq = queue.LifoQueue(); [lq.put(x) for x in (3, 1, 2)]; print([lq.get() for _ in range(3)]); sq = queue.SimpleQueue(); sq.put(1); print(sq.get(), sq.empty()); a(lambda: sq.get(block=False)); a(lambda: queue.Queue().task_done())
q2 = queue.Queue(); q2.shutdown(); a(q2.get); a(q2.put, 1)
lock = threading.Lock(); total = 0
def add():
    global total
    for _ in range(100):
        with lock: total += 1
ts = [threading.Thread(target=add) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(total)
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked(), lock.release(), lock.locked()); a(lock.release)
r = threading.RLock(); print(r.acquire(), r.acquire(), r.release(), r.release()); a(r.release)
ev = threading.Event()
def wait_ev(): out.append(('woke', ev.wait(1)))
out.clear(); t = threading.Thread(target=wait_ev); t.start(); time.sleep(0.01); ev.set(); t.join(); print(out, ev.is_set(), threading.Event().wait(0.01))
cond = threading.Condition(); items = []
def cw():
    with cond: cond.wait_for(lambda: items); out.append(items.pop())
out.clear(); t = threading.Thread(target=cw); t.start(); time.sleep(0.01)
with cond: items.append('x'); cond.notify()
t.join(); print(out)
sem = threading.Semaphore(2); print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False)); sem.release(); bs = threading.BoundedSemaphore(1); a(bs.release)
bar = threading.Barrier(3); res = []
ts = [threading.Thread(target=lambda: res.append(bar.wait())) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(res))
loc = threading.local(); loc.x = 'main'
def use_local():
    out.append(hasattr(loc, 'x')); loc.x = 'thread'; out.append(loc.x)
out.clear(); t = threading.Thread(target=use_local); t.start(); t.join(); print(out, loc.x, loc.__dict__)
tm = threading.Timer(0.01, lambda: out.append('timer')); out.clear(); tm.start(); tm.join(); print(out); tm = threading.Timer(5, print); tm.start(); tm.cancel(); tm.join()
with cf.ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(lambda x: x * x, range(6))))
    f = ex.submit(pow, 2, 10); print(f.result(), f.done(), f.running(), f.exception())
    g = ex.submit(lambda: 1 / 0); a(g.result); print(type(g.exception()).__name__)
    fs = [ex.submit(lambda d: (time.sleep(d), d)[1], d) for d in (0.7, 0.1, 0.4)]
    print([x.result() for x in cf.as_completed(fs)], [x.result() for x in fs])
    done, not_done = cf.wait(fs); print(len(done), len(not_done))
    slow = ex.submit(time.sleep, 0.3); a(lambda: slow.result(timeout=0.001))
    cb = []; h = ex.submit(lambda: 'cb'); h.add_done_callback(lambda fut: cb.append(fut.result())); h.result(); time.sleep(0.05); print(cb)
a(ex.submit, print); a(lambda: cf.ThreadPoolExecutor(0))
fut = cf.Future(); print(fut.cancel(), fut.cancelled()); a(fut.result); fut = cf.Future(); fut.set_result(1); a(fut.set_result, 2) if 0 else None; print(fut.result())
t = threading.Thread(target=print); a(t.join); t.start(); t.join(); a(t.start); print(t.daemon, threading.Thread(daemon=True).daemon, threading.main_thread() is threading.current_thread())
v = contextvars.ContextVar('v', default='d'); v.set('main')
out.clear(); t = threading.Thread(target=lambda: out.append(v.get())); t.start(); t.join(); print(out)
import asyncio
async def am():
    print(await asyncio.to_thread(lambda x: (time.sleep(0.01), x + 1)[1], 4), await asyncio.get_running_loop().run_in_executor(None, pow, 2, 3))
    print(await asyncio.gather(asyncio.to_thread(time.sleep, 0.02), asyncio.sleep(0.01, 'slept')))
asyncio.run(am())
class MyThread(threading.Thread):
    def run(self): out.append(self.name)
out.clear(); m = MyThread(name='mine'); m.start(); m.join(); print(out)
late = threading.Thread(target=lambda: (time.sleep(0.3), print('after main')))
late.start(); print('main done')
