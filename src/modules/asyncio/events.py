"""The event loop: runs callbacks when they are due, and waits for the next one in between."""
import contextvars
import heapq
import sys
import time
from collections import deque

from asyncio.exceptions import *

__all__ = (
    "AbstractEventLoop", "AbstractEventLoopPolicy", "BaseEventLoop", "SelectorEventLoop", "EventLoop", "Handle",
    "TimerHandle", "DefaultEventLoopPolicy", "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
    "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop", "_get_running_loop",
)

_running_loop = None
_current_loop = None


def _callback_text(func, args):
    """How a callback is shown: f(1, 2)."""
    suffix = ""
    while type(func).__name__ == "partial" and hasattr(func, "func"):
        suffix = _arguments_text(func.args, func.keywords) + suffix
        func = func.func
    if hasattr(func, "__qualname__") and func.__qualname__:
        name = func.__qualname__
    elif hasattr(func, "__name__") and func.__name__:
        name = func.__name__
    else:
        name = repr(func)
    text = name + _arguments_text(args, {}) + suffix if args is not None else name + "()" + suffix
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    func = getattr(func, "__func__", func)
    code = getattr(func, "__code__", None)
    if code is not None:
        text += f" at {code.co_filename}:{code.co_firstlineno}"
    return text


def _arguments_text(args, kwargs):
    import reprlib
    items = [reprlib.repr(arg) for arg in args]
    items.extend(f"{k}={reprlib.repr(v)}" for k, v in kwargs.items())
    return f"({', '.join(items)})"


class Handle:
    """A callback that is to be run; it can be cancelled."""
    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_callback_text(self._callback, self._args))
        return info

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        """The callback will not be run."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_callback_text(self._callback, self._args)}",
                "exception": exc,
                "handle": self,
            })


class TimerHandle(Handle):
    """A callback that is due at a time."""
    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def when(self):
        return self._when

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when <= other._when
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when >= other._when
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback and self._args == other._args
                    and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled and self._scheduled:
            self._loop._cancelled_timers += 1
        super().cancel()


class AbstractEventLoop:
    """What an event loop has."""


class BaseEventLoop(AbstractEventLoop):
    """An event loop of callbacks and timers; files, sockets and processes are not there."""

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._cancelled_timers = 0
        self._stopping = False
        self._closed = False
        self._running = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._asyncgens = []
        self._default_executor = None
        self._wakeup = None
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (
            f"<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} "
            f"debug={self.get_debug()}>"
        )

    # --- running

    def run_forever(self):
        """Runs until stop() is called."""
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)

    def run_until_complete(self, future):
        """Runs until a future is done; gives its result or raises its exception."""
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        from asyncio import futures, tasks
        new_task = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Ends run_forever() after the callbacks that are due now."""
        self._stopping = True

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        """Ends the loop for good."""
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _run_once(self):
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False
            self._cancelled_timers -= 1
        if not self._ready and not self._stopping:
            self._wait(scheduled[0]._when - self.time() if scheduled else None)
        end_time = self.time() + 1e-9
        while scheduled and scheduled[0]._when < end_time:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        ready = self._ready
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _wait(self, timeout):
        """Waits for the next timer, or for a callback from a thread."""
        if timeout is not None and timeout <= 0:
            return
        threading = sys.modules.get("threading")
        if threading is not None:
            self._wakeup = threading.Event()
            self._wakeup.wait(timeout)
            self._wakeup = None
        elif timeout is None:
            raise RuntimeError("the event loop waits for what cannot come: no timer, no thread")
        else:
            time.sleep(timeout)

    # --- callbacks

    def time(self):
        """The clock of the loop, in seconds."""
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        """Runs a callback as soon as possible, after those called for before."""
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """call_soon() for other threads."""
        handle = self.call_soon(callback, *args, context=context)
        if self._wakeup is not None:
            self._wakeup.set()
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
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    # --- futures and tasks

    def create_future(self):
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        """Makes a task of a coroutine."""
        self._check_closed()
        if self._task_factory is None:
            from asyncio.tasks import Task
            return Task(coro, loop=self, name=name, context=context, **kwargs)
        if context is None:
            task = self._task_factory(self, coro, **kwargs)
        else:
            task = self._task_factory(self, coro, context=context, **kwargs)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # --- threads

    def run_in_executor(self, executor, func, *args):
        """Runs a function in a thread of an executor; a future of its result."""
        self._check_closed()
        from asyncio.futures import wrap_future
        if executor is None:
            executor = self._default_executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        self._default_executor = executor

    async def shutdown_asyncgens(self):
        """Closes the async generators that are still running."""

    async def shutdown_default_executor(self, timeout=None):
        """Waits until the threads of the default executor are done."""
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=True)

    # --- errors and debugging

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Sets what is called with the loop and a dict about an error that nobody else sees."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Writes an error to standard error."""
        message = context.get("message") or "Unhandled exception in event loop"
        lines = [message]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        text = "\n".join(lines) + "\n"
        exception = context.get("exception")
        if exception is not None:
            import traceback
            text += "".join(traceback.format_exception(exception))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler", "exception": exc, "context": context})


def _run_until_complete_cb(future):
    if not future.cancelled():
        exc = future.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


class SelectorEventLoop(BaseEventLoop):
    """The loop that there is; named as on Unix."""


class _UnixSelectorEventLoop(SelectorEventLoop):
    pass


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class AbstractEventLoopPolicy:
    """Which loop get_event_loop() gives."""


class _UnixDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    _loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(
                f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return SelectorEventLoop()


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def get_running_loop():
    """The loop that runs the caller. Raises RuntimeError outside of one."""
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_event_loop():
    """The running loop, or the one set for the thread."""
    return _running_loop if _running_loop is not None else get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A fresh loop."""
    return get_event_loop_policy().new_event_loop()
