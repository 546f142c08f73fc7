"""
Logging: loggers with dotted names, below one root, that hand records to handlers.

Levels, records and formatters are in text.py, filters and handlers in handlers.py beside this file.
"""
import sys
from _logging_handlers import (
    OUR_FILES, FileHandler, Filter, Filterer, Handler, NullHandler, StreamHandler, getHandlerByName, getHandlerNames,
    lastResort, outside, shutdown,
)
from _logging_text import (
    BASIC_FORMAT, CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, BufferingFormatter, Formatter, LogRecord,
    PercentStyle, StrFormatStyle, StringTemplateStyle, addLevelName, getLevelName, getLevelNamesMapping, level_number,
    style_of,
)

__all__ = """
    BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter Handler INFO LogRecord
    Logger LoggerAdapter NOTSET NullHandler StreamHandler WARN WARNING addLevelName basicConfig captureWarnings
    critical debug disable error exception fatal getLevelName getLogger getLoggerClass info log makeLogRecord
    setLoggerClass shutdown warn warning getLogRecordFactory setLogRecordFactory lastResort raiseExceptions
    getLevelNamesMapping getHandlerByName getHandlerNames
""".split()

raiseExceptions = logThreads = logMultiprocessing = logProcesses = logAsyncioTasks = True
_record_class = LogRecord


def getLogRecordFactory():
    """What makes records."""
    return _record_class


def setLogRecordFactory(factory):
    """Says what makes records."""
    global _record_class
    _record_class = factory


def makeLogRecord(dict):
    """A record whose attributes are a dict's pairs."""
    record = _record_class(None, None, "", 0, "", (), None, None)
    vars(record).update(dict)
    return record


def _deprecated(kind, level):
    import warnings
    warnings.warn(f"The 'warn' {kind} is deprecated, use 'warning' instead", DeprecationWarning, level)


def _as_exc_info(given):
    """The three values of an exception that is given, or of the one being handled."""
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    return given if not given or isinstance(given, tuple) else sys.exc_info()


def _logs_at(level, name):
    """A method that logs at one level."""
    def method(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f"Logger.{name}"
    return method


class Logger(Filterer):
    """Makes records of messages; its handlers get them, and those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = level_number(level)
        self.disabled = False
        self.propagate = True
        self.parent = None
        self.handlers = []

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        if getLogger(self.name) is self:
            return getLogger, (self.name,)
        raise TypeError("logger cannot be pickled")

    debug = _logs_at(DEBUG, "debug")
    info = _logs_at(INFO, "info")
    warning = _logs_at(WARNING, "warning")
    error = _logs_at(ERROR, "error")
    critical = _logs_at(CRITICAL, "critical")

    def fatal(self, *message, **about):
        self.critical(*message, **about)

    def warn(self, *message, **about):
        _deprecated("method", 3)
        self.warning(*message, **about)

    def exception(self, *message, exc_info=True, **about):
        """error(), with the exception that is being handled."""
        self.error(*message, exc_info=exc_info, **about)

    def log(self, level, msg, *args, **kwargs):
        """Logs at any level."""
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        self.handle(self.makeRecord(
            self.name, level, path, line, msg, args, _as_exc_info(exc_info), function, extra, stack,
        ))

    def findCaller(self, stack_info=False, stacklevel=1):
        """(path, line, function, stack) of what logs; `stacklevel` counts callers from there."""
        frame = outside(sys._getframe(1))
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        for _ in range(stacklevel - 1):
            frame = outside(frame.f_back) or frame
        stack = None
        if stack_info:
            import traceback
            stack = f"Stack (most recent call last):\n{''.join(traceback.format_stack(frame))}".removesuffix("\n")
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """A record with the fields of `extra` too, which must be new ones."""
        record = _record_class(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        fields = vars(record)
        for key in extra or ():
            if key in fields or key == "message" or key == "asctime":
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            fields[key] = extra[key]
        return record

    def handle(self, record):
        """Hands a record on that passes the filters."""
        passed = not self.disabled and self.filter(record)
        if passed:
            self.callHandlers(passed if isinstance(passed, LogRecord) else record)

    def _upwards(self):
        """This logger and those above that get its records."""
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def callHandlers(self, record):
        """Hands a record to all handlers that want its level."""
        handlers = [handler for logger in self._upwards() for handler in logger.handlers]
        if not handlers:
            if lastResort:
                handlers = [lastResort]
            elif raiseExceptions and not self.manager._complained:
                print(f'No handlers could be found for logger "{self.name}"', file=sys.stderr)
                self.manager._complained = True
        for handler in handlers:
            if handler.level <= record.levelno:
                handler.handle(record)

    def hasHandlers(self):
        """True if some handler gets its records."""
        return any(logger.handlers for logger in self._upwards())

    def addHandler(self, hdlr):
        hdlr in self.handlers or self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def setLevel(self, level):
        """Messages below this level are not logged; 0 leaves it to the logger above."""
        self.level = level_number(level)

    def getEffectiveLevel(self):
        """The level that counts: the first that is set, from here upwards."""
        logger = self
        while logger is not None and not logger.level:
            logger = logger.parent
        return NOTSET if logger is None else logger.level

    def isEnabledFor(self, level):
        """True if messages of this level are logged."""
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        """The logger with this name below this one."""
        return getLogger(suffix if self is self.root else f"{self.name}.{suffix}")

    def getChildren(self):
        """The loggers one name below this one."""
        depth = 0 if self is self.root else self.name.count(".") + 1
        loggers = self.manager.loggerDict.values()
        return {each for each in loggers
                if isinstance(each, Logger) and each.parent is self and each.name.count(".") == depth}


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        super().__init__("root", level)

    def __reduce__(self):
        return getLogger, ()


class PlaceHolder(list):
    """Stands for a logger that nobody asked for yet: the loggers below it."""


class Manager:
    """All loggers by name, and what is the same for all."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.loggerDict = {}
        self.loggerClass = self.logRecordFactory = None
        self._complained = False
        self.disable = 0

    def __setattr__(self, name, value):
        object.__setattr__(self, name, level_number(value) if name == "disable" else value)

    def setLoggerClass(self, klass):
        self.loggerClass = _checked_class(klass)

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def getLogger(self, name):
        """The logger with a name; it is made if it is new."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        known = self.loggerDict.get(name)
        if isinstance(known, Logger):
            return known
        logger = (self.loggerClass or _logger_class)(name)
        logger.manager = self
        self.loggerDict[name] = logger
        logger.parent = self._above(logger)
        for below in known or ():
            # Loggers with one in between already stay where they are.
            if not below.parent.name.startswith(name):
                below.parent = logger
        return logger

    def _above(self, logger):
        """The nearest logger above; the places between wait for theirs."""
        name = logger.name
        while "." in name:
            name = name[:name.rindex(".")]
            found = self.loggerDict.setdefault(name, PlaceHolder()) if name else self.root
            if isinstance(found, Logger):
                return found
            found.append(logger)
        return self.root


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = root.manager = Manager(root)
_logger_class = Logger


def getLogger(name=None):
    """The logger with a name; without one the root."""
    return Logger.manager.getLogger(name) if name and name != "root" else root


def _checked_class(klass):
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    return klass


def setLoggerClass(klass):
    """Says of which class new loggers are."""
    global _logger_class
    _logger_class = _checked_class(klass)


def getLoggerClass():
    """The class of new loggers."""
    return _logger_class


def _adapts(level, name):
    """A method of an adapter that logs at one level."""
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f"LoggerAdapter.{name}"
    return method


def _of_logger(name):
    """A method of an adapter that is its logger's."""
    def method(self, *args, **kwargs):
        return getattr(self.logger, name)(*args, **kwargs)

    method.__name__ = name
    method.__qualname__ = f"LoggerAdapter.{name}"
    return method


class LoggerAdapter:
    """Logs to a logger, with something that is the same in all messages."""
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """Message and keywords as they go to the logger: here with `extra`."""
        given = kwargs.get("extra") if self.merge_extra else None
        kwargs["extra"] = self.extra if given is None else {**self.extra, **given}
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if not self.isEnabledFor(level):
            return
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)

    debug = _adapts(DEBUG, "debug")
    info = _adapts(INFO, "info")
    warning = _adapts(WARNING, "warning")
    error = _adapts(ERROR, "error")
    critical = _adapts(CRITICAL, "critical")

    def exception(self, *message, exc_info=True, **about):
        self.log(ERROR, *message, exc_info=exc_info, **about)

    warn = Logger.warn

    for _name in "isEnabledFor", "getEffectiveLevel", "setLevel", "hasHandlers", "_log":
        locals()[_name] = _of_logger(_name)
    del _name

    name = property(lambda self: self.logger.name)
    manager = property(lambda self: self.logger.manager, lambda self, value: setattr(self.logger, "manager", value))
    __repr__ = Logger.__repr__


def basicConfig(
    *, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None,
    force=False, encoding=None, errors="backslashreplace", **others,
):
    """Gives the root logger handlers if it has none: for a file, a stream or the ones given."""
    if force:
        for old in root.handlers[:]:
            root.removeHandler(old)
            old.close()
    elif root.handlers:
        return
    if handlers is None:
        if filename is not None and stream is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        if filename:
            handlers = [FileHandler(filename, filemode, encoding=encoding, errors=None if "b" in filemode else errors)]
        else:
            handlers = [StreamHandler(stream)]
    elif filename is not None or stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    formatter = Formatter(style_of(style).brief if format is None else format, datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)
    if others:
        raise ValueError(f"Unrecognised argument(s): {', '.join(others)}")


def _of_root(name):
    """A function that logs to the root logger, which gets a handler if it has none."""
    def function(*args, **kwargs):
        root.handlers or basicConfig()
        getattr(root, name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


debug, info, warning, error, critical, log = map(_of_root, "debug info warning error critical log".split())


def fatal(*message, **about):
    critical(*message, **about)


def warn(*message, **about):
    _deprecated("function", 3)
    warning(*message, **about)


def exception(*message, exc_info=True, **about):
    """error(), with the exception that is being handled."""
    error(*message, exc_info=exc_info, **about)


def disable(level=CRITICAL):
    """Switches all messages up to a level off."""
    root.manager.disable = level


_shown_before = None


def captureWarnings(capture):
    """Has warnings logged by the logger py.warnings, or shown again as before."""
    global _shown_before
    import warnings
    if capture and _shown_before is None:
        _shown_before, warnings.showwarning = warnings.showwarning, _log_warning
    elif not capture and _shown_before is not None:
        _shown_before, warnings.showwarning = None, _shown_before


def _log_warning(message, category, filename, lineno, file=None, line=None):
    import warnings
    if file is None:
        logger = getLogger("py.warnings")
        logger.handlers or logger.addHandler(NullHandler())
        logger.warning(warnings.formatwarning(message, category, filename, lineno, line))
    elif _shown_before is not None:
        _shown_before(message, category, filename, lineno, file, line)


OUR_FILES.add(getLogger.__code__.co_filename)
