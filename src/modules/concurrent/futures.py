"""Futures of functions that run in threads."""
import itertools
import threading
import time
from collections import deque, namedtuple

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_PENDING, _RUNNING, _CANCELLED, _FINISHED = "PENDING", "RUNNING", "CANCELLED", "FINISHED"
_CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
_SHOWN = {_PENDING: "pending", _RUNNING: "running", _CANCELLED: "cancelled", _CANCELLED_AND_NOTIFIED: "cancelled",
          _FINISHED: "finished"}
_DONE = (_CANCELLED, _CANCELLED_AND_NOTIFIED, _FINISHED)


class Error(Exception):
    """Base class for all future-related exceptions."""
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The Future was cancelled."""
    __module__ = "concurrent.futures._base"


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """
    Raised when a executor has become non-functional after a severe failure.
    """


class BrokenThreadPool(BrokenExecutor):
    """
    Raised when a worker thread in a ThreadPoolExecutor failed initializing.
    """
    __module__ = "concurrent.futures.thread"


class Future:
    """The result of a function that may still be running."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        name = self.__class__.__name__
        if self._state == _FINISHED:
            what = self._exception if self._exception is not None else self._result
            kind = "raised" if self._exception is not None else "returned"
            return f"<{name} at {id(self):#x} state=finished {kind} {what.__class__.__name__}>"
        return f"<{name} at {id(self):#x} state={_SHOWN[self._state]}>"

    def cancel(self):
        """Cancels it; False if it runs or is done already."""
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED):
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._state in _DONE

    def add_done_callback(self, fn):
        """Calls a function with the future when it is done, or at once if it is."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            import sys
            import traceback
            print(f"exception calling callback for {self!r}", file=sys.stderr)
            traceback.print_exception(error)

    def _wait_done(self, timeout):
        with self._condition:
            self._condition.wait_for(lambda: self._state in _DONE, timeout)
            if self._state in (_CANCELLED, _CANCELLED_AND_NOTIFIED):
                raise CancelledError()
            if self._state != _FINISHED:
                raise TimeoutError()

    def result(self, timeout=None):
        """Waits for the result. Raises what the function raised, CancelledError or TimeoutError."""
        try:
            self._wait_done(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        """Waits; what the function raised, or None."""
        self._wait_done(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        """For executors: False if it was cancelled before it ran."""
        with self._condition:
            if self._state == _CANCELLED:
                self._state = _CANCELLED_AND_NOTIFIED
                self._condition.notify_all()
                return False
            if self._state == _PENDING:
                self._state = _RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """For executors and tests."""
        self._finish(result, None)

    def set_exception(self, exception):
        """For executors and tests."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(type(list[int]))


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; the sets of those that are done and of those that are not."""
    fs = set(fs)
    changed = threading.Condition()

    def enough():
        done = [f for f in fs if f.done()]
        if return_when == FIRST_COMPLETED and done:
            return True
        if return_when == FIRST_EXCEPTION and any(
                not f.cancelled() and f.exception() is not None for f in done):
            return True
        return len(done) == len(fs)

    def notify(future):
        with changed:
            changed.notify_all()

    if not enough():
        for f in fs:
            f.add_done_callback(notify)
        with changed:
            changed.wait_for(enough, timeout)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Yields futures in the order in which they are done."""
    end_time = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    finished = deque()
    changed = threading.Condition()

    def notify(future):
        with changed:
            finished.append(future)
            changed.notify_all()

    for f in fs:
        f.add_done_callback(notify)
    given = 0
    while given < total:
        with changed:
            left = None if end_time is None else end_time - time.monotonic()
            if not finished and left is not None and left <= 0:
                raise TimeoutError(f"{total - given} (of {total}) futures unfinished")
            changed.wait_for(lambda: finished, left)
            ready = list(finished)
            finished.clear()
        for f in ready:
            given += 1
            yield f


class Executor:
    """What runs functions and gives futures of them."""

    def submit(self, fn, /, *args, **kwargs):
        """Runs a function some time; a future of it."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), but the calls are made at the same time; the results come in order."""
        end_time = None if timeout is None else timeout + time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    future = fs.pop()
                    if end_time is None:
                        yield future.result()
                    else:
                        yield future.result(end_time - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more functions; waits for those it has."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Runs functions in up to max_workers threads, which take turns."""
    __module__ = "concurrent.futures.thread"
    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work = deque()
        self._changed = threading.Condition()
        self._idle = 0
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._changed:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle > 0:
                self._idle -= 1
                self._changed.notify()
            elif len(self._threads) < self._max_workers:
                thread = threading.Thread(
                    name=f"{self._thread_name_prefix}_{len(self._threads)}", target=self._run, daemon=True)
                self._threads.append(thread)
                thread.start()
            return future

    def _run(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._broken = (
                    "A thread initializer failed, the thread pool is not usable anymore")
                while self._work:
                    future = self._work.popleft()[0]
                    future.set_exception(BrokenThreadPool(self._broken))
                return
        while True:
            with self._changed:
                while not self._work:
                    if self._shutdown:
                        return
                    self._idle += 1
                    self._changed.wait()
                future, fn, args, kwargs = self._work.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            future = fn = args = kwargs = None

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._changed:
            self._shutdown = True
            if cancel_futures:
                while self._work:
                    self._work.popleft()[0].cancel()
            self._changed.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()


class ProcessPoolExecutor(Executor):
    """There are no processes here: making one raises NotImplementedError."""
    __module__ = "concurrent.futures.process"

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("there are no processes to run functions in: use ThreadPoolExecutor")
