"""Exceptions of asyncio."""
__all__ = (
    "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "SendfileNotAvailableError",
    "IncompleteReadError", "LimitOverrunError",
)

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """A task is asked to end, or a future has none of the results it promised."""


class InvalidStateError(Exception):
    """A future is not in the state that this needs."""


class BrokenBarrierError(RuntimeError):
    """A barrier was broken or reset while tasks waited at it."""


class SendfileNotAvailableError(RuntimeError):
    """Files cannot be sent by the system itself."""


class IncompleteReadError(EOFError):
    """A stream ended before enough was read; `partial` is what was."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else f"{expected!r}"
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial, self.expected = partial, expected

    def __reduce__(self):
        return IncompleteReadError, (self.partial, self.expected)


class LimitOverrunError(Exception):
    """A separator was not found within the limit of a stream's buffer."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return LimitOverrunError, (*self.args, self.consumed)
