"""Time limits for blocks of asynchronous code."""
from asyncio import events, exceptions, tasks

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """Cancels the block when its time is over, and raises TimeoutError then."""

    def __init__(self, when):
        self._state = "created"
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        """The time of the loop's clock at which it is over, or None."""
        return self._when

    def reschedule(self, when):
        """Changes that time."""
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        if when is None:
            self._timeout_handler = None
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        """True if the time was over."""
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = [""]
        if self._state == "active":
            info.append(f"when={None if self._when is None else round(self._when, 3)}")
        return f"<Timeout [{self._state}]{' '.join(info)}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, exceptions.CancelledError):
                    raise TimeoutError from exc_val
                _insert_timeout_error(exc_val)
        elif self._state == "active":
            self._state = "exited"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timeout_handler = None


def _insert_timeout_error(exc_val):
    while exc_val.__context__ is not None:
        if isinstance(exc_val.__context__, exceptions.CancelledError):
            error = TimeoutError()
            error.__context__ = error.__cause__ = exc_val.__context__
            exc_val.__context__ = error
            break
        exc_val = exc_val.__context__


def timeout(delay):
    """A Timeout that is over after a delay; None for no limit."""
    loop = events.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    """A Timeout that is over at a time of the loop's clock; None for no limit."""
    return Timeout(when)
