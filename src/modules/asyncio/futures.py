"""Futures: results that are not there yet."""
import contextvars

from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ("Future", "wrap_future", "isfuture")


def isfuture(obj):
    """True for futures and what behaves like one: it has _asyncio_future_blocking, not None."""
    return getattr(type(obj), "_asyncio_future_blocking", None) is not None and obj._asyncio_future_blocking is not None


class Future:
    """A result to come. Awaiting it waits until it is set."""
    __module__ = "_asyncio"
    __class_getitem__ = classmethod(type(list[int]))

    # True between yielding itself to the task that awaits it and that task's taking notice.
    _asyncio_future_blocking = False
    # pending, cancelled or finished.
    _stage = "pending"
    _value = None
    _error = None
    _error_trace = None
    _cancel_text = None

    def __init__(self, *, loop=None):
        self._home = events.get_event_loop() if loop is None else loop
        self._watchers = []

    def get_loop(self):
        """The loop that it belongs to."""
        return self._home

    def done(self):
        """True if there is a result, or never will be."""
        return self._stage != "pending"

    def cancelled(self):
        """True if it was cancelled."""
        return self._stage == "cancelled"

    def __repr__(self):
        return f"<{' '.join([type(self).__name__, *self._facts()])}>"

    def _facts(self):
        yield self._stage
        yield from self._facts_of_outcome()

    def _facts_of_outcome(self):
        if self._error is not None:
            yield f"exception={self._error!r}"
        elif self._stage == "finished":
            import reprlib
            yield f"result={reprlib.repr(self._value)}"
        shown = [events.described_callback(function) for function, _ in self._watchers]
        if len(shown) > 2:
            shown[1:-1] = [f"<{len(shown) - 2} more>"]
        if shown:
            yield f"cb=[{', '.join(shown)}]"

    # --- reading

    def result(self):
        """The result. Raises the exception that was set, CancelledError or InvalidStateError."""
        if self._stage == "finished" and self._error is None:
            return self._value
        self._check_finished("Result")
        raise self._error.with_traceback(self._error_trace)

    def exception(self):
        """The exception that was set, or None. Raises CancelledError or InvalidStateError."""
        self._check_finished("Exception")
        return self._error

    def _check_finished(self, what):
        if self._stage == "cancelled":
            raise self._cancellation()
        if self._stage == "pending":
            raise InvalidStateError(f"{what} is not set.")

    def _cancellation(self):
        """The error for those who ask for the result of what was cancelled."""
        return CancelledError() if self._cancel_text is None else CancelledError(self._cancel_text)

    def __await__(self):
        if self._stage == "pending":
            self._asyncio_future_blocking = True
            yield self
            if self._stage == "pending":
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    # --- ending

    def cancel(self, msg=None):
        """Cancels the future; False if it is done already."""
        if self.done():
            return False
        self._cancel_text = msg
        self._end("cancelled")
        return True

    def set_result(self, result):
        """Sets the result."""
        if self._stage != "pending":
            raise InvalidStateError("invalid state")
        self._value = result
        self._end("finished")

    def set_exception(self, exception):
        """Sets an exception, which whoever awaits the future gets."""
        if self._stage != "pending":
            raise InvalidStateError("invalid state")
        error = exception() if isinstance(exception, type) else exception
        if isinstance(error, StopIteration):
            # It would end the coroutine that awaits.
            wrapped = RuntimeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future")
            wrapped.__cause__ = wrapped.__context__ = error
            error = wrapped
        if not isinstance(error, BaseException):
            raise TypeError("invalid exception object")
        self._error, self._error_trace = error, error.__traceback__
        self._end("finished")

    def _end(self, stage):
        self._stage = stage
        watchers = self._watchers
        if watchers:
            self._watchers = []
            for function, context in watchers:
                self._home.call_soon(function, self, context=context)

    def add_done_callback(self, fn, *, context=None):
        """Calls a function with the future when it is done."""
        if self._stage != "pending":
            self._home.call_soon(fn, self, context=context)
        else:
            self._watchers.append((fn, contextvars.copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Takes back add_done_callback(); how many were removed."""
        before = len(self._watchers)
        self._watchers = [watcher for watcher in self._watchers if watcher[0] != fn]
        return before - len(self._watchers)


def follow(leader, follower):
    """Ends a future of either kind as another one has ended."""
    if follower.done():
        return
    if leader.cancelled():
        follower.cancel()
        return
    error = leader.exception()
    if error is None:
        follower.set_result(leader.result())
    else:
        follower.set_exception(error)


def wrap_future(future, *, loop=None):
    """An asyncio future of one of concurrent.futures."""
    if isfuture(future):
        return future
    loop = events.get_event_loop() if loop is None else loop
    wrapper = loop.create_future()

    def in_thread(done):
        if not loop.is_closed():
            loop.call_soon_threadsafe(follow, done, wrapper)

    def in_loop(done):
        if done.cancelled():
            future.cancel()

    wrapper.add_done_callback(in_loop)
    future.add_done_callback(in_thread)
    return wrapper
