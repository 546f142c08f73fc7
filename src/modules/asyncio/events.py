"""The event loop: runs callbacks when they are due, and waits for the next one in between."""
import contextvars
import heapq
import sys
import time
from _thread import Sleepers, local_dict
from collections import deque

__all__ = (
    "AbstractEventLoop", "AbstractEventLoopPolicy", "BaseEventLoop", "SelectorEventLoop", "EventLoop", "Handle",
    "TimerHandle", "DefaultEventLoopPolicy", "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
    "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop", "_get_running_loop",
)

# Errors that end the program, whatever runs.
_ends_program = (SystemExit, KeyboardInterrupt)


# --- showing callbacks

def described_callback(function, args=(), reveals=False):
    """How a callback is shown: its name, its arguments if they are to be revealed, and where it was defined."""
    calls = _described_arguments(args, {}, reveals)
    while hasattr(function, "func") and type(function).__name__ == "partial":
        calls += _described_arguments(function.args, function.keywords, reveals)
        function = function.func
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    return f"{name}{calls}{defined_at(function)}"


def _described_arguments(args, keywords, reveals):
    if not reveals:
        return "()"
    import reprlib
    shown = [reprlib.repr(value) for value in args]
    shown += [f"{name}={reprlib.repr(value)}" for name, value in keywords.items()]
    return f"({', '.join(shown)})"


def defined_at(function):
    """Where a function was written; nothing for what is native."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return "" if code is None else f" at {code.co_filename}:{code.co_firstlineno}"


# --- callbacks

class Handle:
    """A callback that is to be run; it can be cancelled."""
    __slots__ = ("_call", "_cancelled", "_home", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._home = loop
        self._call = callback, args
        self._cancelled = False

    def get_context(self):
        """The context in which the callback runs."""
        return self._context

    def cancelled(self):
        """True if the callback will not be run."""
        return self._cancelled

    def cancel(self):
        """The callback will not be run; what it holds is let go."""
        self._cancelled = True
        self._call = None

    def _facts(self):
        return ["cancelled"] if self._cancelled else [described_callback(*self._call, self._home.get_debug())]

    def __repr__(self):
        return f"<{' '.join([type(self).__name__, *self._facts()])}>"

    def execute(self):
        """Runs the callback, for the loop."""
        function, args = self._call
        try:
            self._context.run(function, *args)
        except _ends_program:
            raise
        except BaseException as error:
            shown = described_callback(function, args, self._home.get_debug())
            what = f"Exception in callback {shown}"
            self._home.call_exception_handler({"message": what, "exception": error, "handle": self})


class TimerHandle(Handle):
    """A callback that is due at a time. The one that is due first is the smallest."""
    __slots__ = ("_due",)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._due = when

    def when(self):
        """The time of the loop's clock at which it is due."""
        return self._due

    def _facts(self):
        facts = super()._facts()
        facts.insert(len(facts) if self._cancelled else 0, f"when={self._due}")
        return facts

    def __hash__(self):
        return hash(self._due)

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._due, self._call, self._cancelled) == (other._due, other._call, other._cancelled)

    def __lt__(self, other):
        return self._due < other._due if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._due <= other._due if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._due > other._due if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._due >= other._due if isinstance(other, TimerHandle) else NotImplemented


# --- the loop

class AbstractEventLoop:
    """What every event loop is."""


class BaseEventLoop(AbstractEventLoop):
    """An event loop of callbacks and timers; files, sockets and processes are not there."""

    slow_callback_duration = 0.1

    def __init__(self):
        # Callbacks that are due, in order; timers, as a heap.
        self._due_now = deque()
        self._timers = []
        # Where the loop waits for callbacks that other threads add.
        self._asleep = Sleepers()
        self._runs = self._closed = self._stop_wanted = self._debugs = False
        self._on_error = self._make_task = self._executor = None

    def __repr__(self):
        facts = f"running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}"
        return f"<{type(self).__name__} {facts}>"

    # --- callbacks

    def time(self):
        """The clock of the loop, in seconds."""
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        """Runs a callback as soon as possible, after those called for before."""
        if self._closed:
            raise _closed_error()
        handle = Handle(callback, args, self, context)
        self._due_now.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """call_soon() for other threads."""
        handle = self.call_soon(callback, *args, context=context)
        self._asleep.wake(1)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Runs a callback after a delay."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Runs a callback at a time of the loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")
        if self._closed:
            raise _closed_error()
        handle = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._timers, handle)
        return handle

    # --- running

    def is_running(self):
        """True inside of run_forever()."""
        return self._runs

    def is_closed(self):
        """True after close()."""
        return self._closed

    def stop(self):
        """Ends run_forever() after the callbacks that are due now."""
        self._stop_wanted = True

    def run_forever(self):
        """Runs until stop() is called."""
        self._check_may_run()
        self._runs = True
        _set_running_loop(self)
        try:
            self._turn()
            while not self._stop_wanted:
                self._turn()
        finally:
            self._runs = self._stop_wanted = False
            _set_running_loop(None)

    def _check_may_run(self):
        if self._closed:
            raise _closed_error()
        if self._runs:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _turn(self):
        """Waits for something to be due and runs all that is due then."""
        timers, due = self._timers, self._due_now
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)
        if not due and not self._stop_wanted:
            self._sleep(timers[0]._due - time.monotonic() if timers else None)
        for arrival in self._asleep.take():
            if not arrival.done():
                arrival.set_result(None)
        if timers:
            # A clock is only so exact: what is due within a nanosecond is due.
            now = time.monotonic() + 1e-9
            while timers and timers[0]._due < now:
                due.append(heapq.heappop(timers))
        for _ in range(len(due)):
            handle = due.popleft()
            if not handle._cancelled:
                handle.execute()

    def _sleep(self, seconds):
        if seconds is None and "threading" not in sys.modules and not self._asleep.awaits_host():
            raise RuntimeError("the event loop waits for what cannot come: no timer, no thread")
        if seconds is None or seconds > 0:
            self._asleep.sleep(seconds)

    def run_until_complete(self, future):
        """Runs until a future is done; gives its result or raises its exception."""
        self._check_may_run()
        from asyncio import tasks
        awaited = tasks.ensure_future(future, loop=self)
        awaited.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        except BaseException:
            if awaited is not future and awaited.done() and not awaited.cancelled():
                # Its error is the one on its way: it counts as seen.
                awaited.exception()
            raise
        finally:
            awaited.remove_done_callback(_stop_loop_of)
        if not awaited.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return awaited.result()

    def close(self):
        """Ends the loop for good."""
        if self._runs:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._due_now.clear()
        self._timers.clear()
        self._end_executor(wait=False)

    # --- futures and tasks

    def create_future(self):
        """A future of this loop."""
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **options):
        """Makes a task of a coroutine."""
        if self._closed:
            raise _closed_error()
        if self._make_task is None:
            from asyncio.tasks import Task
            return Task(coro, loop=self, name=name, context=context, **options)
        if context is not None:
            options["context"] = context
        task = self._make_task(self, coro, **options)
        if name is not None:
            task.set_name(name)
        return task

    def get_task_factory(self):
        """What set_task_factory() got."""
        return self._make_task

    def set_task_factory(self, factory):
        """Sets what makes tasks: a function of the loop and a coroutine; None for Task itself."""
        if not (factory is None or callable(factory)):
            raise TypeError("task factory must be a callable or None")
        self._make_task = factory

    # --- threads

    def run_in_executor(self, executor, func, *args):
        """Runs a function in a thread of an executor; a future of its result."""
        if self._closed:
            raise _closed_error()
        from asyncio.futures import wrap_future
        if executor is None:
            if self._executor is None:
                from concurrent.futures import ThreadPoolExecutor
                self._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Sets what run_in_executor(None, ...) uses."""
        self._executor = executor

    def _end_executor(self, wait):
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait)

    async def shutdown_default_executor(self, timeout=None):
        """Waits until the threads of the default executor are done."""
        self._end_executor(wait=True)

    async def shutdown_asyncgens(self):
        """Nothing is left to close: a loop keeps no list of asynchronous generators."""

    # --- errors

    def get_debug(self):
        """What set_debug() got."""
        return self._debugs

    def set_debug(self, enabled):
        """In debug mode callbacks are shown with their arguments."""
        self._debugs = enabled

    def get_exception_handler(self):
        """What set_exception_handler() got."""
        return self._on_error

    def set_exception_handler(self, handler):
        """Sets what is called with the loop and a dict about an error that nobody else sees."""
        if not (handler is None or callable(handler)):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._on_error = handler

    def call_exception_handler(self, context):
        """Reports an error: a dict with `message`, and `exception` where there is one."""
        if self._on_error is None:
            self.default_exception_handler(context)
            return
        try:
            self._on_error(self, context)
        except _ends_program:
            raise
        except BaseException as error:
            self.default_exception_handler(
                {"message": "Unhandled error in exception handler", "exception": error, "context": context})

    def default_exception_handler(self, context):
        """Writes an error to standard error."""
        facts = dict(context)
        message = facts.pop("message", None) or "Unhandled exception in event loop"
        error = facts.pop("exception", None)
        text = [message, *(f"{name}: {facts[name]!r}" for name in sorted(facts)), ""]
        if error is not None:
            import traceback
            text[-1] = "".join(traceback.format_exception(error))
        sys.stderr.write("\n".join(text))


def _closed_error():
    return RuntimeError("Event loop is closed")


def _stop_loop_of(future):
    if future.cancelled() or not isinstance(future.exception(), _ends_program):
        future.get_loop().stop()


class _UnixSelectorEventLoop(BaseEventLoop):
    """The loop that there is; named as on Unix."""


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


# --- which loop

class AbstractEventLoopPolicy:
    """Which loop get_event_loop() gives."""


class _UnixDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop per thread, which the program sets."""

    def get_event_loop(self):
        """The loop that was set for the thread. Raises RuntimeError without one."""
        loop = _of_thread().get("set")
        if loop is None:
            import threading
            raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
        return loop

    def set_event_loop(self, loop):
        """Sets the loop of the thread; None for none."""
        if not isinstance(loop, (AbstractEventLoop, type(None))):
            kind = type(loop).__name__
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{kind}'")
        _of_thread()["set"] = loop

    def new_event_loop(self):
        """A fresh loop."""
        return SelectorEventLoop()


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = None


def _of_thread(key=AbstractEventLoop):
    """What this file keeps for the running thread: the loop that runs, and the one that was set."""
    return local_dict(key)


def get_event_loop_policy():
    """The policy, made when it is first asked for."""
    if _policy is None:
        set_event_loop_policy(DefaultEventLoopPolicy())
    return _policy


def set_event_loop_policy(policy):
    """Sets the policy; None for a fresh default one."""
    global _policy
    if not isinstance(policy, (AbstractEventLoopPolicy, type(None))):
        kind = type(policy).__name__
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{kind}'")
    _policy = policy


def _get_running_loop():
    """The loop that runs in the thread, or None."""
    return local_dict(AbstractEventLoop).get("running")


def _set_running_loop(loop):
    """Says which loop runs in the thread, for loops."""
    local_dict(AbstractEventLoop)["running"] = loop


def get_running_loop():
    """The loop that runs the caller. Raises RuntimeError outside of one."""
    loop = local_dict(AbstractEventLoop).get("running")
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """The running loop, or the one set for the thread."""
    return _get_running_loop() or get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Sets the loop of the thread."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A fresh loop."""
    return get_event_loop_policy().new_event_loop()
