"""What assertLogs and assertNoLogs wait for."""
import logging
from collections import namedtuple

__unittest = True

_Kept = namedtuple("_LoggingWatcher", "records output")


class _Keeping(logging.Handler):
    """Keeps records, and their text."""

    def __init__(self, level):
        super().__init__(level)
        self.kept = _Kept([], [])
        self.setFormatter(logging.Formatter(logging.BASIC_FORMAT))

    def emit(self, record):
        self.kept.records.append(record)
        self.kept.output.append(self.format(record))


class Logged:
    """A context in which a logger has no handler but one that keeps what is logged."""

    def __init__(self, test_case, logger, level, wanted):
        self.test_case, self.wanted = test_case, wanted
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO

    def __enter__(self):
        logger = self.logger
        self.before = logger.handlers, logger.propagate, logger.level
        handler = _Keeping(self.level)
        self.kept = handler.kept
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self.level)
        return self.kept if self.wanted else None

    def __exit__(self, exc_type, exc_value, tb):
        logger = self.logger
        logger.handlers, logger.propagate, level = self.before
        logger.setLevel(level)
        if exc_type is not None or self.wanted == bool(self.kept.records):
            return False
        if self.wanted:
            name = logging.getLevelName(self.level)
            self.test_case._refuse(None, f"no logs of level {name} or higher triggered on {logger.name}")
        self.test_case._refuse(None, f"Unexpected logs found: {self.kept.output!r}")
