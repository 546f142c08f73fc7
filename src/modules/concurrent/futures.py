"""Futures of functions that run in threads."""
import threading
from collections import deque, namedtuple

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class Error(Exception):
    """What goes wrong with futures themselves."""
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """There is no result: the future was cancelled."""
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    """The future is done already."""
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """The executor cannot go on."""


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a thread failed."""
    __module__ = "concurrent.futures.thread"


class Future:
    """The result of a function that may still be running."""
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self):
        # pending, running, cancelled or finished; as messages show them in capitals.
        self._stage = "pending"
        self._noticed = False
        self._value = self._error = None
        self._watchers = []
        self._sleepers = threading.Sleepers()

    def __repr__(self):
        shown = f"state={self._stage}"
        if self._stage == "finished":
            verb, what = ("returned", self._value) if self._error is None else ("raised", self._error)
            shown += f" {verb} {type(what).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} {shown}>"

    def running(self):
        """True while the function runs."""
        return self._stage == "running"

    def cancelled(self):
        """True if it was cancelled before it ran."""
        return self._stage == "cancelled"

    def done(self):
        """True if there is a result, or never will be."""
        return self._stage in ("finished", "cancelled")

    def cancel(self):
        """Cancels it; False if it runs or is done already."""
        if self._stage == "pending":
            self._end("cancelled")
        return self._stage == "cancelled"

    def add_done_callback(self, fn):
        """Calls a function with the future when it is done, or at once if it is."""
        if self.done():
            self._tell(fn)
        else:
            self._watchers.append(fn)

    def result(self, timeout=None):
        """Waits for the result. Raises what the function raised, CancelledError or TimeoutError."""
        error = self.exception(timeout)
        if error is None:
            return self._value
        try:
            raise error
        finally:
            # The traceback holds this frame: no circle.
            del error, self

    def exception(self, timeout=None):
        """Waits; what the function raised, or None. Raises CancelledError or TimeoutError."""
        if not self.done() and not self._sleepers.sleep(timeout):
            raise TimeoutError()
        if self._stage == "cancelled":
            raise CancelledError()
        return self._error

    # For executors and tests.

    def set_running_or_notify_cancel(self):
        """The function is about to run: False if it was cancelled before."""
        if self._stage == "cancelled" and not self._noticed:
            self._noticed = True
            return False
        if self._stage != "pending":
            raise RuntimeError("Future in unexpected state")
        self._stage = "running"
        return True

    def set_result(self, result):
        """The function returned."""
        self._refuse_if_done()
        self._value = result
        self._end("finished")

    def set_exception(self, exception):
        """The function raised."""
        self._refuse_if_done()
        self._error = exception
        self._end("finished")

    def _refuse_if_done(self):
        if self.done():
            noticed = "_AND_NOTIFIED" if self._noticed else ""
            raise InvalidStateError(f"{self._stage.upper()}{noticed}: {self!r}")

    def _end(self, stage):
        self._stage = stage
        self._sleepers.wake(len(self._sleepers))
        for watcher in self._watchers:
            self._tell(watcher)

    def _tell(self, watcher):
        try:
            watcher(self)
        except Exception as error:
            import sys
            import traceback
            print(f"exception calling callback for {self!r}", file=sys.stderr)
            traceback.print_exception(error)


# --- waiting for several

DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base")


class _Arrivals:
    """Futures in the order in which they are done, and a thread that waits for the next one."""

    def __init__(self, futures, timeout):
        self.done = deque()
        self.sleepers = threading.Sleepers()
        self.deadline = threading._Deadline(timeout)
        for future in futures:
            future.add_done_callback(self.arrive)

    def arrive(self, future):
        self.done.append(future)
        self.sleepers.wake(1)

    def next(self):
        """The next one; None if none is done in time."""
        while not self.done:
            if self.deadline.over():
                return None
            self.sleepers.sleep(self.deadline.left())
        return self.done.popleft()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; the sets of those that are done and of those that are not."""
    futures = set(fs)
    arrivals = _Arrivals(futures, timeout)
    for _ in futures:
        future = arrivals.next()
        if future is None or return_when == FIRST_COMPLETED:
            break
        if return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception():
            break
    done = {future for future in futures if future.done()}
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """Yields futures in the order in which they are done."""
    futures = set(fs)
    arrivals = _Arrivals(futures, timeout)
    for missing in range(len(futures), 0, -1):
        future = arrivals.next()
        if future is None:
            raise TimeoutError(f"{missing} (of {len(futures)}) futures unfinished")
        yield future


# --- executors

class Executor:
    """What runs functions and gives futures of them."""

    def submit(self, fn, /, *args, **kwargs):
        """Runs a function some time; a future of it."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), but the calls are made at the same time; the results come in order."""
        deadline = threading._Deadline(timeout)
        futures = deque(self.submit(fn, *arguments) for arguments in zip(*iterables))
        return _results(futures, deadline)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more functions; waits for those it has."""

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.shutdown()
        return False


def _results(futures, deadline):
    try:
        while futures:
            yield futures.popleft().result(deadline.left())
    finally:
        for future in futures:
            future.cancel()


class _Job:
    """A call that is to be made, and its future."""
    __slots__ = ("future", "function", "args", "keywords")

    def __init__(self, function, args, keywords):
        self.future = Future()
        self.function, self.args, self.keywords = function, args, keywords

    def do(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            value = self.function(*self.args, **self.keywords)
        except BaseException as error:
            self.future.set_exception(error)
        else:
            self.future.set_result(value)


class ThreadPoolExecutor(Executor):
    """Runs functions in up to max_workers threads, which take turns."""
    __module__ = "concurrent.futures.thread"
    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if not (initializer is None or callable(initializer)):
            raise TypeError("initializer must be a callable")
        self._most = max_workers or 8
        self._begin = (initializer, initargs)
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._made}"
        ThreadPoolExecutor._made += not thread_name_prefix
        self._threads = []
        self._jobs = deque()
        self._idle = threading.Sleepers()
        self._closed = False
        self._failure = None

    def submit(self, fn, /, *args, **kwargs):
        if self._failure is not None:
            raise BrokenThreadPool(self._failure)
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        job = _Job(fn, args, kwargs)
        self._jobs.append(job)
        if len(self._idle) > 0:
            self._idle.wake(1)
        elif len(self._threads) < self._most:
            name = f"{self._prefix}_{len(self._threads)}"
            thread = threading.Thread(None, self._work, name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return job.future

    def _work(self):
        if not self._prepare():
            return
        while True:
            if self._jobs:
                self._jobs.popleft().do()
            elif self._closed:
                return
            else:
                self._idle.sleep()

    def _prepare(self):
        """Calls the initializer; if that fails no function will run any more."""
        initializer, arguments = self._begin
        try:
            if initializer is not None:
                initializer(*arguments)
            return True
        except BaseException:
            self._failure = "A thread initializer failed, the thread pool is not usable anymore"
            for job in self._jobs:
                job.future.set_exception(BrokenThreadPool(self._failure))
            self._jobs.clear()
            return False

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._closed = True
        while cancel_futures and self._jobs:
            self._jobs.popleft().future.cancel()
        self._idle.wake(len(self._idle))
        for thread in self._threads if wait else ():
            thread.join()


class ProcessPoolExecutor(Executor):
    """There are no processes here: making one raises NotImplementedError."""
    __module__ = "concurrent.futures.process"

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("there are no processes to run functions in: use ThreadPoolExecutor")
