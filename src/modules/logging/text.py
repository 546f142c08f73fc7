"""Levels, records, and the formatters that make text of records. What is defined here belongs to the module logging."""
import sys
import time
from _thread import get_ident

__name__ = "logging"

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_numbers = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0}
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_begun = time.time()
_process = None


def getLevelName(level):
    """What a level is called; for a name its level; for other numbers a text that says the number."""
    for table in _names, _numbers:
        if level in table:
            return table[level]
    return "Level %s" % (level,)


def addLevelName(level, levelName):
    """Says what a level is called."""
    _numbers[levelName] = level
    _names[level] = levelName


def getLevelNamesMapping():
    """All names with their levels."""
    return dict(_numbers)


def level_number(level):
    """The number of a level that is given as number or name."""
    if isinstance(level, str):
        if level in _numbers:
            return _numbers[level]
        raise ValueError(f"Unknown level: {level!r}")
    if isinstance(level, int):
        return level
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    abc = sys.modules.get("collections.abc")
    return abc is not None and isinstance(value, abc.Mapping)


def _own_process():
    global _process
    if _process is None:
        try:
            from os import getpid
        except ImportError:
            return None
        _process = getpid()
    return _process


def _thread_name():
    threading = sys.modules.get("threading")
    return "MainThread" if threading is None else threading.current_thread().name


def _task_name():
    asyncio = sys.modules.get("asyncio")
    try:
        return asyncio.current_task().get_name()
    except (AttributeError, RuntimeError):
        return None


class LogRecord:
    """One message with its level, place, time, thread and task."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        module = sys.modules["logging"]
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg = msg
        self.args = args[0] if args and len(args) == 1 and args[0] and _is_mapping(args[0]) else args
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self._name_file(pathname)
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self._stamp(time.time_ns())
        self.thread, self.threadName = (get_ident(), _thread_name()) if module.logThreads else (None, None)
        self.process = _own_process() if module.logProcesses else None
        self.processName = "MainProcess" if module.logMultiprocessing else None
        self.taskName = _task_name() if module.logAsyncioTasks else None

    def _name_file(self, pathname):
        """File name and module of a path."""
        try:
            self.filename = pathname[pathname.rfind("/") + 1:]
            stem, dot, _ = self.filename.rpartition(".")
        except (TypeError, AttributeError):
            self.filename, self.module = pathname, "Unknown module"
        else:
            self.module = stem if stem.strip(".") else self.filename

    def _stamp(self, nanoseconds):
        seconds, rest = divmod(nanoseconds, 10 ** 9)
        self.created = nanoseconds / 1e9
        # The rounding of the seconds may carry: then the milliseconds begin again.
        self.msecs = float(rest // 10 ** 6) if int(self.created) == seconds else 0.0
        self.relativeCreated = 1000 * (self.created - _begun)

    def getMessage(self):
        """The message, its arguments filled in."""
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


class _Style:
    """How fields are written in a format."""
    timed = ()

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt if fmt else self.default_format
        self.defaults = defaults or {}

    def usesTime(self):
        return any(field in self._fmt for field in self.timed)

    def format(self, record):
        fields = vars(record)
        try:
            return self.filled({**self.defaults, **fields} if self.defaults else fields)
        except KeyError as missing:
            raise ValueError(f"Formatting field not found in record: {missing}")

    def validate(self):
        """Refuses formats without fields, and wrong ones."""
        if not any(self.fields()):
            raise ValueError("invalid format: no fields")


class PercentStyle(_Style):
    default_format = "%(message)s"
    brief = "%(levelname)s:%(name)s:%(message)s"
    timed = "%(asctime)",

    def filled(self, fields):
        return self._fmt % fields

    def validate(self):
        import re
        if re.search(r"%\(\w+\)[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[a-gioruxs%]", self._fmt, re.IGNORECASE) is None:
            raise ValueError(f"Invalid format '{self._fmt}' for '%' style")


class StrFormatStyle(_Style):
    default_format = "{message}"
    brief = "{levelname}:{name}:{message}"
    timed = "{asctime",

    def filled(self, fields):
        return self._fmt.format(**fields)

    def validate(self):
        try:
            found = [*self.fields()]
        except ValueError as wrong:
            raise ValueError(f"invalid format: {wrong}")
        if not any(found):
            raise ValueError("invalid format: no fields")

    def fields(self):
        import re
        import string
        number = r"(?:\d+|\{\w+\})"
        for _, field, specifier, conversion in string.Formatter().parse(self._fmt):
            if field and not re.fullmatch(r"\w+(?:\.\w+|\[[^]]+\])*", field):
                raise ValueError(f"invalid field name/expression: {field!r}")
            if conversion and conversion not in ("r", "s", "a"):
                raise ValueError(f"invalid conversion: {conversion!r}")
            shape = rf"(?:.?[<>=^])?[-+ ]?#?0?{number}?[_,]?(?:\.{number})?[b-gnosx%]?"
            if specifier and not re.fullmatch(shape, specifier, re.IGNORECASE):
                raise ValueError(f"bad specifier: {specifier!r}")
            yield field


class StringTemplateStyle(_Style):
    default_format = "${message}"
    brief = "${levelname}:${name}:${message}"
    timed = "$asctime", "${asctime}"

    def filled(self, fields):
        from string import Template
        return Template(self._fmt).substitute(fields)

    def fields(self):
        from string import Template
        for match in Template.pattern.finditer(self._fmt):
            if match[0] == "$":
                raise ValueError("invalid format: bare '$' not allowed")
            yield match["named"] or match["braced"]


BASIC_FORMAT = PercentStyle.brief
STYLES = {"%": PercentStyle, "{": StrFormatStyle, "$": StringTemplateStyle}


def style_of(sign):
    """The class for a style's sign."""
    if sign not in STYLES:
        raise ValueError(f"Style must be one of: {','.join(STYLES)}")
    return STYLES[sign]


def _on_next_line(text, more):
    return text + more if text.endswith("\n") else f"{text}\n{more}"


class Formatter:
    """Makes the text of a record by a format, with its exception and stack below."""
    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self.datefmt = datefmt
        self._style = style_of(style)(fmt, defaults=defaults)
        self._fmt = self._style._fmt
        if validate:
            self._style.validate()

    def format(self, record):
        """The whole text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if not record.exc_text and record.exc_info:
            # Kept for other handlers: a traceback is long to format.
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = _on_next_line(text, record.exc_text)
        return _on_next_line(text, self.formatStack(record.stack_info)) if record.stack_info else text

    def usesTime(self):
        """True if the format shows the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The format with the record's fields."""
        return self._style.format(record)

    def formatTime(self, record, datefmt=None):
        """When it was logged, by a strftime format or with milliseconds."""
        moment = self.converter(record.created)
        text = time.strftime(datefmt or self.default_time_format, moment)
        milliseconds = None if datefmt else self.default_msec_format
        return milliseconds % (text, record.msecs) if milliseconds else text

    def formatException(self, ei):
        """The traceback of what sys.exc_info() gave."""
        import traceback
        return "".join(traceback.format_exception(*ei)).removesuffix("\n")

    def formatStack(self, stack_info):
        """The stack as it was taken."""
        return stack_info


PLAIN = Formatter()


class BufferingFormatter:
    """Makes one text of many records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or PLAIN

    def format(self, records):
        """Header, records and footer; nothing if there are no records."""
        if len(records) == 0:
            return ""
        return "".join([self.formatHeader(records), *map(self.linefmt.format, records), self.formatFooter(records)])

    def formatHeader(self, records):
        """What stands above."""
        return ""

    def formatFooter(self, records):
        """What stands below."""
        return ""
