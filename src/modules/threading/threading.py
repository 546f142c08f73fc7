"""Threads that take turns: another one runs where one waits, for a lock, a join, a queue or in sleep().

So what is between two waits needs no lock; the objects here are counters and flags with a queue of threads that sleep
(_thread.Sleepers).
"""
import _thread
import sys
from _thread import RLock, Sleepers, get_ident, get_native_id
from _thread import lock as Lock

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile",
    "gettrace", "setprofile_all_threads", "settrace_all_threads", "get_native_id",
]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


def _clock():
    from time import monotonic
    return monotonic()


def _shown(thing, state):
    cls = type(thing)
    return f"<{cls.__module__}.{cls.__qualname__} at {id(thing):#x}: {state}>"


class _Deadline:
    """The end of a wait, from its timeout: how long is left of it."""

    def __init__(self, timeout):
        self._end = None if timeout is None else _clock() + timeout

    def left(self):
        return None if self._end is None else self._end - _clock()

    def over(self):
        return self._end is not None and self._end <= _clock()


class _ByIndex(property):
    """An item of a tuple by name."""

    def __init__(self, index):
        super().__init__(lambda items: items[index])


class _ExceptHookArgs(tuple):
    """What excepthook() gets: exc_type, exc_value, exc_traceback, thread."""
    __slots__ = ()
    exc_type, exc_value, exc_traceback, thread = map(_ByIndex, range(4))


ExceptHookArgs = _ExceptHookArgs


class local:
    """An object whose attributes are different in each thread."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local_args", (args, kw))
        return self

    def _attributes(self):
        values = _thread.local_dict(self)
        if not values and "_local_started" not in values:
            values["_local_started"] = True
            cls = type(self)
            if cls.__init__ is not object.__init__:
                args, kw = object.__getattribute__(self, "_local_args")
                if get_ident() != object.__getattribute__(self, "__dict__").setdefault("_local_maker", get_ident()):
                    cls.__init__(self, *args, **kw)
        return values

    def __getattribute__(self, name):
        values = local._attributes(self)
        if name == "__dict__":
            return {k: v for k, v in values.items() if k != "_local_started"}
        if name.startswith("_local_"):
            raise local._missing(self, name)
        return values[name] if name in values else object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        found = getattr(type(self), name, None)
        if found is not None and hasattr(type(found), "__set__"):
            object.__setattr__(self, name, value)
        else:
            local._attributes(self)[name] = value

    def __delattr__(self, name):
        if local._attributes(self).pop(name, local) is local:
            raise local._missing(self, name)

    def _missing(self, name):
        return AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)


# --- waiting for each other

class Condition:
    """A lock with a queue of threads that wait for a change of what it guards."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._sleepers = Sleepers()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._sleepers)})>"

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def _held(self):
        """True if the caller has the lock; of a plain lock, if anyone has."""
        owned = getattr(self._lock, "_is_owned", None) or getattr(self._lock, "locked", None)
        if owned is not None:
            return owned()
        free = self._lock.acquire(False)
        if free:
            self._lock.release()
        return not free

    def wait(self, timeout=None):
        """Gives the lock back, waits for notify(), takes it again; False if the timeout was over before."""
        if not self._held():
            raise RuntimeError("cannot wait on un-acquired lock")
        lock = self._lock
        if isinstance(lock, RLock):
            # It may be held several times over.
            depth = lock._release_save()
            try:
                return self._sleepers.sleep(timeout)
            finally:
                lock._acquire_restore(depth)
        self.release()
        try:
            return self._sleepers.sleep(timeout)
        finally:
            self.acquire()

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true; what it gave last."""
        deadline = _Deadline(timeout)
        while not (answer := predicate()) and not deadline.over():
            self.wait(deadline.left())
        return answer

    def notify(self, n=1):
        """Wakes up to n threads that wait."""
        if not self._held():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._sleepers.wake(n)

    def notify_all(self):
        """Wakes all threads that wait."""
        self.notify(len(self._sleepers))

    notifyAll = notify_all


class Semaphore:
    """A counter that threads take from and give back to; they wait while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._sleepers = Sleepers()

    def __repr__(self):
        return _shown(self, f"value={self._value}")

    def acquire(self, blocking=True, timeout=None):
        """Takes one; waits for it if there is none and it may."""
        if timeout is not None and not blocking:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            deadline = _Deadline(timeout)
            while blocking and self._value == 0 and not deadline.over():
                self._sleepers.sleep(deadline.left())
        taken = self._value > 0
        self._value -= taken
        return taken

    __enter__ = acquire

    def __exit__(self, *details):
        self.release()

    def release(self, n=1):
        """Gives n back."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        self._sleepers.wake(n)


class BoundedSemaphore(Semaphore):
    """A semaphore that does not grow beyond what it started with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def __repr__(self):
        return _shown(self, f"value={self._value}/{self._most}")

    def release(self, n=1):
        """Gives n back. Raises ValueError if that were more than there ever was."""
        if n >= 1 and n > self._most - self._value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._is_set = False
        self._sleepers = Sleepers()

    def __repr__(self):
        return _shown(self, "set" if self._is_set else "unset")

    def is_set(self):
        """Whether the flag is up."""
        return self._is_set

    isSet = is_set

    def set(self):
        """Raises the flag and wakes all that wait."""
        self._is_set = True
        self._sleepers.wake(len(self._sleepers))

    def clear(self):
        """Takes the flag down."""
        self._is_set = False

    def wait(self, timeout=None):
        """Waits until the flag is up; False if the timeout was over before."""
        return self._is_set or self._sleepers.sleep(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class _Round:
    """One filling of a barrier: who came, and how it ended for them."""

    def __init__(self):
        self.arrived = 0
        self.outcome = None
        self.sleepers = Sleepers()

    def end(self, outcome):
        self.outcome = outcome
        self.sleepers.wake(len(self.sleepers))


class Barrier:
    """Lets threads go on when enough of them have come; then it fills again."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._action = action
        self._patience = timeout
        self._round = _Round()

    parties = property(lambda self: self._parties, doc="How many threads it takes.")
    n_waiting = property(lambda self: self._round.arrived, doc="How many threads have come.")
    broken = property(lambda self: self._round.outcome == "broken", doc="Whether it lets nobody through any more.")

    def __repr__(self):
        return _shown(self, "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}")

    def wait(self, timeout=None):
        """Waits for the others; the number of the caller among them."""
        mine = self._round
        if self.broken:
            raise BrokenBarrierError
        number = mine.arrived
        mine.arrived += 1
        if mine.arrived == self._parties:
            self._let_through(mine)
            return number
        woken = mine.sleepers.sleep(self._patience if timeout is None else timeout)
        if not woken and mine.outcome is None:
            self.abort()
        if mine.outcome != "full":
            raise BrokenBarrierError
        return number

    def _let_through(self, mine):
        try:
            if self._action:
                self._action()
        except:
            self.abort()
            raise
        self._round = _Round()
        mine.end("full")

    def reset(self):
        """Back to the start; those that wait get BrokenBarrierError."""
        before, self._round = self._round, _Round()
        before.end("reset")

    def abort(self):
        """Breaks the barrier: those that wait, and all that come, get BrokenBarrierError."""
        self._round.arrived = 0
        self._round.end("broken")


# --- threads

# The threads that run, by their number; and how many were made without a name.
_running = {}
_unnamed = 0


def _next_name(target):
    global _unnamed
    _unnamed += 1
    of = getattr(target, "__name__", None)
    return f"Thread-{_unnamed}" if of is None else f"Thread-{_unnamed} ({of})"


class Thread:
    """A function that runs in a thread of its own."""
    # The native thread, once it is started; False until __init__() was called.
    _native = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        # These three are what subclasses with a run() of their own use.
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._label = str(name) if name else _next_name(target)
        self._is_daemon = current_thread().daemon if daemon is None else daemon
        self._native = None

    def __repr__(self):
        native = self._native
        state = "initial" if not native else "stopped" if native.is_done() else "started"
        number = f" {native.ident}" if native else ""
        return f"<{type(self).__name__}({self._label}, {state}{' daemon' if self._is_daemon else ''}{number})>"

    def start(self):
        """Starts the thread; once. It runs when the caller first waits."""
        if self._native is False:
            raise RuntimeError("thread.__init__() not called")
        if self._native is not None:
            raise RuntimeError("threads can only be started once")
        self._native = _thread.start(self._whole_life, (), None, self._is_daemon)
        _running[self._native.ident] = self

    def run(self):
        """What the thread does; to be overridden, or given as target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # They may keep much alive.
            del self._args, self._kwargs, self._target

    def _whole_life(self):
        try:
            self.run()
        except BaseException as error:
            self._report(error)
        finally:
            _running.pop(self._native.ident, None)

    def _report(self, error):
        try:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        except BaseException as another:
            import traceback
            traceback.print_exception(another)

    def join(self, timeout=None):
        """Waits for the end of the thread, or for the timeout."""
        if self._native is False:
            raise RuntimeError("Thread.__init__() not called")
        if self._native is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._native.join(timeout)

    def is_alive(self):
        """True while it runs."""
        return bool(self._native) and not self._native.is_done()

    @property
    def ident(self):
        """Its number; None before it is started."""
        return self._native.ident if self._native else None

    native_id = ident

    def getName(self):
        return self._label

    def setName(self, name):
        self._label = str(name)

    def isDaemon(self):
        return self._is_daemon

    def setDaemon(self, daemonic):
        if self._native:
            raise RuntimeError("cannot set daemon status of active thread")
        self._is_daemon = daemonic

    name = property(getName, setName, doc="What it is called; several threads may be called the same.")
    daemon = property(isDaemon, setDaemon, doc="Whether the program ends without waiting for it.")


class _MainThread(Thread):
    """The thread of the program itself."""

    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._native = _thread.main()
        _running[self._native.ident] = self


class Timer(Thread):
    """A thread that calls a function after some seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """The function is not called, if it was not yet."""
        self.finished.set()

    def run(self):
        """Waits for the time to come or for cancel()."""
        cancelled = self.finished.wait(self.interval)
        if not cancelled:
            self.function(*self.args, **self.kwargs)
            self.finished.set()


_main = _MainThread()


def current_thread():
    """The Thread that runs."""
    return _running.get(get_ident(), _main)


def main_thread():
    """The Thread of the program itself."""
    return _main


def enumerate():
    """The threads that run, as a list."""
    return [*_running.values()]


def active_count():
    """How many threads run."""
    return len(_running)


currentThread, activeCount = current_thread, active_count


def excepthook(args, /):
    """Writes an error that a thread did not handle to standard error."""
    if args.exc_type is SystemExit or sys.stderr is None:
        return
    import traceback
    name = get_ident() if args.thread is None else args.thread.name
    sys.stderr.write(f"Exception in thread {name}:\n")
    traceback.print_exception(*args[:3])


__excepthook__ = excepthook
# Functions for tracing and profiling: kept, never called.
_hooks = {}


def settrace(func):
    """Kept for gettrace(); threads are not traced."""
    _hooks["trace"] = func


def gettrace():
    """What settrace() got."""
    return _hooks.get("trace")


def setprofile(func):
    """Kept for getprofile(); threads are not profiled."""
    _hooks["profile"] = func


def getprofile():
    """What setprofile() got."""
    return _hooks.get("profile")


settrace_all_threads, setprofile_all_threads = settrace, setprofile


def stack_size(size=0):
    """Threads need no stack of their own: 0."""
    return 0
