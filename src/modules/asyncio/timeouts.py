"""Time limits for blocks of asynchronous code."""
from asyncio import events, tasks
from asyncio.exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """Cancels the block when its time is over, and raises TimeoutError then."""

    def __init__(self, when):
        self._deadline = when
        # created, active, expiring (the task was cancelled), then expired or finished.
        self._phase = "created"
        self._alarm = None
        self._owner = None

    def __repr__(self):
        shown = f"<Timeout [{self._phase}]"
        if self._phase == "active":
            shown += f" when={self._deadline and round(self._deadline, 3)}"
        return shown + ">"

    def when(self):
        """The time of the loop's clock at which it is over, or None."""
        return self._deadline

    def expired(self):
        """True if the time was over."""
        return self._phase.startswith("expir")

    def reschedule(self, when):
        """Changes the time at which it is over."""
        if self._phase == "created":
            raise RuntimeError("Timeout has not been entered")
        if self._phase != "active":
            raise RuntimeError(f"Cannot change state of {self._phase} Timeout")
        self._deadline = when
        self._silence()
        if when is not None:
            loop = events.get_running_loop()
            late = when <= loop.time()
            self._alarm = loop.call_soon(self._ring) if late else loop.call_at(when, self._ring)

    def _silence(self):
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.cancel()

    def _ring(self):
        self._alarm = None
        self._phase = "expiring"
        self._owner.cancel()

    async def __aenter__(self):
        if self._phase != "created":
            raise RuntimeError("Timeout has already been entered")
        self._owner = tasks.current_task()
        if self._owner is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancelled_before = self._owner.cancelling()
        self._phase = "active"
        self.reschedule(self._deadline)
        return self

    async def __aexit__(self, exc_type, error, trace):
        self._silence()
        if self._phase == "active":
            self._phase = "finished"
        elif self._phase == "expiring":
            self._phase = "expired"
            cancelled_by_others = self._owner.uncancel() > self._cancelled_before
            if error is not None and not cancelled_by_others:
                if isinstance(error, CancelledError):
                    raise TimeoutError from error
                _name_the_timeout(error)


def _name_the_timeout(error):
    """The block turned the cancellation into another error: the TimeoutError goes between the two."""
    while (context := error.__context__) is not None:
        if isinstance(context, CancelledError):
            between = TimeoutError()
            between.__cause__ = between.__context__ = context
            error.__context__ = between
            return
        error = context


def timeout(delay):
    """A Timeout that is over after a delay; None for no limit."""
    return Timeout(delay if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    """A Timeout that is over at a time of the loop's clock; None for no limit."""
    return Timeout(when)
