# === queues, conditions, barriers and threads at their edges ===
import queue, threading, time
def attempt(f, *args):
    try: print(f(*args))
    except BaseException as e: print(type(e).__name__, e)
# === queue ===
for make in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = make(3)
    for item in (2, 3, 1): q.put(item)
    print(make.__name__, q.full(), q.empty(), q.qsize(), q.unfinished_tasks, [q.get() for _ in range(3)], q.empty())
    attempt(q.get, True, -1); attempt(q.put, 1, True, -1); attempt(q.get, False, -1); attempt(q.get, True, 0.01)
    for _ in range(3): q.task_done()
    attempt(q.task_done); q.join()
q = queue.Queue(1); q.put(1)
attempt(q.put, 2, False); attempt(q.put, 2, True, 0.01); attempt(q.put_nowait, 2)
q.shutdown(); attempt(q.put, 3); attempt(q.put_nowait, 3); attempt(q.get); attempt(q.get); attempt(q.get_nowait)
q = queue.Queue(); q.put(1); q.put(2); q.shutdown(immediate=True); attempt(q.get); print(q.unfinished_tasks, q.qsize(), q.is_shutdown)
log = []
q = queue.Queue()
def reader():
    try: q.get()
    except queue.ShutDown as e: log.append(type(e).__name__)
t = threading.Thread(target=reader); t.start(); time.sleep(0.01); q.shutdown(); t.join(); print(log)
q = queue.Queue(1); q.put(0)
def writer():
    for i in range(3):
        try: q.put(i)
        except queue.ShutDown: log.append(f'stopped at {i}'); return
t = threading.Thread(target=writer); t.start(); time.sleep(0.01); q.get(); time.sleep(0.01); q.shutdown(); t.join(); print(log)
class Once(queue.Queue):
    def _init(self, maxsize): super()._init(maxsize); self.seen = set()
    def _put(self, item):
        if item not in self.seen: self.seen.add(item); super()._put(item)
o = Once(); [o.put(x) for x in 'abab']; print(o.qsize(), o.get(), o.get())
with q.mutex: q.queue.clear()
with q.not_empty: print(q.not_empty.wait(0.01))
s = queue.SimpleQueue()
attempt(s.get, False); attempt(s.get, True, 0.01); attempt(s.get, True, -1); attempt(s.get_nowait); s.put(1, block=False); print(s.get(timeout=1), s.qsize(), s.empty(), queue.Empty.__module__, queue.SimpleQueue.__module__)
t = threading.Thread(target=lambda: log.append(s.get())); t.start(); time.sleep(0.01); s.put('item'); t.join(); print(log[-1])
class Mine(queue.SimpleQueue): pass
m = Mine(); m.put(3); print(m.get(), issubclass(queue.Full, Exception), issubclass(queue.Empty, Exception))
# === conditions ===
for lock in (None, threading.Lock(), threading.RLock()):
    c = threading.Condition(lock)
    attempt(c.wait); attempt(c.notify); attempt(c.notify_all)
    with c:
        with c if lock is None else threading.Lock(): print(c.wait(0.01), c.wait_for(lambda: 0, 0.01), c.wait_for(lambda: 5), c.wait(0))
order = []
c = threading.Condition()
def waiter(n):
    with c: order.append((n, c.wait(5)))
ts = [threading.Thread(target=waiter, args=(n,)) for n in range(3)]
for t in ts: t.start(); time.sleep(0.005)
with c: c.notify(2)
time.sleep(0.02); print(order)
with c: c.notify_all()
for t in ts: t.join()
print(order)
# === semaphores and events ===
attempt(threading.Semaphore, -1); x = threading.Semaphore(0); attempt(x.acquire, False, 1); print(x.acquire(timeout=0.01), x.acquire(False)); attempt(x.release, 0); x.release(2); print(x.acquire(), x.acquire(), x.acquire(False))
b = threading.BoundedSemaphore(2)
with b: print('inside')
attempt(b.release); attempt(b.release, 5)
x = threading.Semaphore(0); got = []
ts = [threading.Thread(target=lambda: got.append(x.acquire())) for _ in range(2)]; [t.start() for t in ts]; time.sleep(0.01); x.release(2); [t.join() for t in ts]; print(got)
e = threading.Event(); print(e.wait(0), e.wait(0.01), e.is_set()); e.set(); print(e.wait(), e.is_set()); e.clear(); print(e.is_set())
# === barriers ===
attempt(threading.Barrier, 0)
res = []
b = threading.Barrier(2, action=lambda: res.append('action'), timeout=5)
ts = [threading.Thread(target=lambda: [b.wait(), b.wait()]) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(res, b.n_waiting, b.parties, b.broken)
attempt(b.wait, 0.01); print(b.broken); attempt(b.wait); b.reset(); print(b.broken)
def at_barrier():
    try: b.wait()
    except threading.BrokenBarrierError: res.append('broken')
t = threading.Thread(target=at_barrier); t.start(); time.sleep(0.01); print(b.n_waiting); b.abort(); t.join(); print(res, b.broken, b.n_waiting); b.reset()
t = threading.Thread(target=at_barrier); t.start(); time.sleep(0.01); b.reset(); t.join(); print(res, b.broken)
def failing(): raise ValueError('action')
b = threading.Barrier(1, failing); attempt(b.wait); print(b.broken)
# === threads ===
t = threading.Thread(target=print, name='n', daemon=True); print(t.name, t.daemon, t.ident, t.is_alive(), t); t.name = 5; print(repr(t.name), t.getName(), t.isDaemon())
t.daemon = False; t.start(); t.join(); attempt(lambda: setattr(t, 'daemon', True)); print(t.is_alive(), type(t.ident), t.native_id is not None)
attempt(lambda: threading.Thread(5)); attempt(threading.current_thread().join)
class NoInit(threading.Thread):
    def __init__(self): pass
attempt(NoInit().start); attempt(NoInit().join)
class Result(threading.Thread):
    def run(self): self.result = self._target(*self._args, **self._kwargs)
r = Result(target=pow, args=(2,), kwargs={'exp': 5}); r.start(); r.join(); print(r.result)
seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, len(args)))
def bad(): raise KeyError('bad')
t = threading.Thread(target=bad, name='worker'); t.start(); t.join(); print(seen)
t = threading.Thread(target=exit); t.start(); t.join(); print(len(seen))
threading.excepthook = threading.__excepthook__
class L(threading.local):
    def __init__(self, v): self.v = v
l = L(3); l.v = 4
t = threading.Thread(target=lambda: seen.append(l.v)); t.start(); t.join(); print(seen[-1], l.v); attempt(lambda: threading.local(1)); attempt(lambda: l.nope); attempt(lambda: delattr(l, 'nope'))
print(threading.stack_size(), threading.gettrace(), threading.active_count(), threading.enumerate() == [threading.main_thread()])
tm = threading.Timer(0.01, lambda *a, **k: seen.append((a, k)), [1], {'k': 2}); tm.start(); tm.join(); print(seen[-1], tm.finished.is_set(), tm.interval)
# === executors ===
import concurrent.futures as cf
ex = cf.ThreadPoolExecutor(2, 'pool', initializer=seen.append, initargs=('init',))
f = ex.submit(lambda: threading.current_thread().name); print(f.result(), seen[-1]); ex.shutdown(); attempt(ex.submit, print)
attempt(cf.ThreadPoolExecutor, 1, '', 5)
begun, gate = threading.Event(), threading.Event()
ex = cf.ThreadPoolExecutor(1); first = ex.submit(lambda: begun.set() or gate.wait() and None); second = ex.submit(print, 'never'); begun.wait()
print(first.running(), second.cancel(), second.cancelled(), second.done(), first.cancel()); attempt(second.result); attempt(second.exception); gate.set(); ex.shutdown(cancel_futures=True); print(first.result())
with cf.ThreadPoolExecutor(2) as ex:
    print(list(ex.map(pow, [1, 2, 3], [2, 2, 2], timeout=5))); attempt(lambda: list(ex.map(lambda x: 1 // x, [1, 0, 2]))); attempt(lambda: list(ex.map(time.sleep, [0.1], timeout=0.01)))
    gate = threading.Event(); fs = [ex.submit(time.sleep, 0.01), ex.submit(gate.wait)]; done, rest = cf.wait(fs, return_when=cf.FIRST_COMPLETED); print(len(done), len(rest), cf.wait(fs, timeout=0.001)._fields); gate.set()
    gate = threading.Event(); fs = [ex.submit(gate.wait), ex.submit(lambda: 1 / 0)]; r = cf.wait(fs, return_when=cf.FIRST_EXCEPTION); print(len(r.done), len(r.not_done)); attempt(lambda: list(cf.as_completed(fs[:1], timeout=0.001))); gate.set()
f = cf.Future(); f.set_running_or_notify_cancel(); print(f.running()); f.set_exception(ValueError('v')); attempt(f.result); print(repr(f.exception())); attempt(f.set_result, 1) if 0 else None
try: f.set_result(1)
except cf.InvalidStateError as e: print(str(e)[:9])
f = cf.Future(); f.cancel(); print(f.set_running_or_notify_cancel(), f.cancel(), f.cancelled(), f.done()); f.add_done_callback(lambda f: print('called at once')); attempt(lambda: cf.Executor().submit(print))
print(repr(f)[-17:], cf.CancelledError.__module__, cf.InvalidStateError.__mro__[1].__name__)
