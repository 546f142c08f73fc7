"""Filters, and the handlers that write records. What is defined here belongs to the module logging."""
import atexit
import sys
from _logging_text import NOTSET, PLAIN, WARNING, LogRecord, getLevelName, level_number
from _thread import RLock

__name__ = "logging"

# All that are open, in the order in which they were made; and those with a name.
open_handlers = []
_by_name = {}


class Filter:
    """Passes the records of one logger and of those below it."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        return not self.name or f"{record.name}.".startswith(f"{self.name}.")


class Filterer:
    """What filters can be put on: handlers and loggers."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        filter in self.filters or self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, one that a filter gave in its place, or False where a filter holds it back."""
        for each in self.filters:
            answer = getattr(each, "filter", each)(record)
            if not answer:
                return False
            record = answer if isinstance(answer, LogRecord) else record
        return record


def getHandlerByName(name):
    """The handler that has this name, or None."""
    return _by_name.get(name)


def getHandlerNames():
    """All names of handlers."""
    return frozenset(_by_name)


class Handler(Filterer):
    """Does something with records: a subclass says what in emit()."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = level_number(level)
        self.formatter = None
        self._called = None
        self._ended = False
        self.createLock()
        open_handlers.append(self)

    def get_name(self):
        return self._called

    def set_name(self, name):
        _by_name.pop(self._called, None)
        self._called = name
        if name:
            _by_name[name] = self

    name = property(lambda self: self.get_name(), lambda self, name: self.set_name(name))

    def __repr__(self):
        about = self._about()
        return f"<{type(self).__name__} {about + ' ' if about else ''}({getLevelName(self.level)})>"

    def _about(self):
        return ""

    def setLevel(self, level):
        self.level = level_number(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def createLock(self):
        self.lock = RLock()

    def acquire(self):
        self.lock and self.lock.acquire()

    def release(self):
        self.lock and self.lock.release()

    def handle(self, record):
        """Emits a record that passes the filters; gives what they gave."""
        passed = self.filter(record)
        if passed:
            with self.lock:
                self.emit(passed if isinstance(passed, LogRecord) else record)
        return passed

    def format(self, record):
        return (self.formatter or PLAIN).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        """Writes what is held back; here nothing."""

    def close(self):
        """Ends the handler: it has no name any more and is not shut down a second time."""
        self._ended = True
        _by_name.pop(self._called, None)
        if self in open_handlers:
            open_handlers.remove(self)

    def handleError(self, record):
        """Shows the exception that emit() met, on standard error."""
        if sys.stderr and sys.modules["logging"].raiseExceptions:
            try:
                _show_failure(sys.exception(), record, sys.stderr)
            except OSError:
                pass


def _is_ours(frame):
    return frame.f_code.co_filename in OUR_FILES


# Files of this module's code: what called it is elsewhere.
OUR_FILES = {_is_ours.__code__.co_filename, level_number.__code__.co_filename}


def _show_failure(error, record, stream):
    import traceback
    print("--- Logging error ---", file=stream)
    traceback.print_exception(error, file=stream)
    print("Call stack:", file=stream)
    caller = outside(error.__traceback__.tb_frame)
    if caller is None:
        print(f"Logged from file {record.filename}, line {record.lineno}", file=stream)
    else:
        traceback.print_stack(caller, file=stream)
    try:
        shown = f"Message: {record.msg!r}\nArguments: {record.args}"
    except RecursionError:
        raise
    except Exception:
        shown = (
            "Unable to print the message and arguments - possible formatting error.\n"
            "Use the traceback above to help find the error."
        )
    print(shown, file=stream)


def outside(frame):
    """The frame, or the first of its callers, that is not of this module; None if there is none."""
    while frame is not None and _is_ours(frame):
        frame = frame.f_back
    return frame


class NullHandler(Handler):
    """Does nothing, so that a library's loggers are not without a handler."""

    def createLock(self):
        self.lock = None

    def emit(self, record): pass

    def handle(self, record): pass


class StreamHandler(Handler):
    """Writes lines to a stream: to what sys.stderr is, unless another is given."""
    terminator = "\n"
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream if stream is not None else sys.stderr

    def _about(self):
        return str(getattr(self.stream, "name", ""))

    def setStream(self, stream):
        """Writes elsewhere from now on; gives the stream before, or None if it is this one."""
        before = self.stream
        if before is stream:
            return None
        with self.lock:
            self.flush()
            self.stream = stream
        return before

    def flush(self):
        flush = getattr(self.stream, "flush", None)
        if flush is not None:
            with self.lock:
                flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)


class LastResort(StreamHandler):
    """Writes to what sys.stderr is at that moment."""
    stream = property(lambda self: sys.stderr)

    def __init__(self, level):
        Handler.__init__(self, level)


LastResort.__name__ = LastResort.__qualname__ = "_StderrHandler"
lastResort = LastResort(WARNING)


class FileHandler(StreamHandler):
    """Writes lines to a file, which is opened at once or, with `delay`, for the first record."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        import os
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        Handler.__init__(self)
        self.stream = None if delay else self._open()

    def _about(self):
        return self.baseFilename

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            if self._ended and self.mode == "w":
                return
            self.stream = self._open()
        super().emit(record)

    def close(self):
        with self.lock:
            stream = self.stream
            try:
                if stream:
                    self.flush()
            finally:
                self.stream = None
                getattr(stream, "close", bool)()
                super().close()


def shutdown(handlerList=open_handlers):
    """Flushes and closes the handlers, the last one first."""
    for handler in handlerList[::-1]:
        try:
            handler.flush()
            handler.close()
        except (OSError, ValueError):
            continue


atexit.register(shutdown)
