"""Warnings: messages about what is likely to be a mistake; filters say which are shown, on standard error, or raised."""
import sys
from operator import index

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings", "deprecated",
]

# Each filter: (action, pattern of messages or None, category, pattern of modules or None, line number or 0). The first
# one that fits decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    *(("ignore", None, quiet, None, 0)
      for quiet in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)),
]
defaultaction = "default"
onceregistry = {}

# Grows with every change of the filters: what a module's registry remembers from before does not count.
_generation = 1
# Where warnings are collected instead of being written, inside catch_warnings(record=True).
_collected = None


class WarningMessage:
    """A warning with where it was given."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno, self.line = filename, lineno, line
        self.file, self.source = file, source

    def __str__(self):
        category = self.category.__name__ if self.category else None
        fields = {"message": self.message, "category": category, "filename": self.filename}
        shown = [f"{name} : {value!r}" for name, value in fields.items()]
        return f"{{{', '.join(shown)}, lineno : {self.lineno}, line : {self.line!r}}}"


# --- showing

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, by default to standard error. A program may put its own function here."""
    _deliver(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning. A program may put its own function here."""
    if line is None:
        line = _source_line(filename, lineno)
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return f"{text}  {line.strip()}\n" if line else text


_own_showwarning = showwarning


def _source_line(filename, lineno):
    try:
        import linecache
        return linecache.getline(filename, lineno)
    except Exception:
        # A shutdown or a strange file name must not hide the warning.
        return None


def _deliver(warning):
    if _collected is not None:
        _collected.append(warning)
        return
    stream = sys.stderr if warning.file is None else warning.file
    if stream is None:
        return
    text = formatwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.line)
    try:
        stream.write(text)
    except OSError:
        pass


def _present(warning):
    if showwarning is _own_showwarning:
        _deliver(warning)
    elif callable(showwarning):
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


# --- filters

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter: what to do with warnings whose text and module match and whose category is a subclass."""
    _check_action(action)
    _check_text("message", message)
    if not _is_category(category):
        raise TypeError("category must be a Warning subclass")
    _check_text("module", module)
    _check_line_number(lineno)
    patterns = [None, None]
    if message or module:
        import re
        patterns = [re.compile(message, re.IGNORECASE) if message else None, re.compile(module) if module else None]
    _put_filter((action, patterns[0], category, patterns[1], lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter that looks at the category alone."""
    _check_action(action)
    _check_line_number(lineno)
    _put_filter((action, None, category, None, lineno), append)


def resetwarnings():
    """Removes all filters."""
    filters.clear()
    _filters_changed()


def _is_category(value):
    return isinstance(value, type) and issubclass(value, Warning)


def _check_action(action):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")


def _check_text(what, value):
    if not isinstance(value, str):
        raise TypeError(f"{what} must be a string")


def _check_line_number(value):
    if not isinstance(value, int):
        raise TypeError("lineno must be an int")
    if value < 0:
        raise ValueError("lineno must be an int >= 0")


def _put_filter(entry, at_the_end):
    present = entry in filters
    if at_the_end:
        if not present:
            filters.append(entry)
    else:
        if present:
            filters.remove(entry)
        filters.insert(0, entry)
    _filters_changed()


def _filters_changed():
    global _generation
    _generation += 1


def _action_for(text, category, module, lineno):
    for action, message_pattern, wanted, module_pattern, line in filters:
        if not issubclass(category, wanted) or line not in (0, lineno):
            continue
        if _fits(message_pattern, text) and _fits(module_pattern, module):
            return action
    return defaultaction


def _fits(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else bool(pattern.match(text))


# --- warning

def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns, seen from the caller `stacklevel` calls up."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not _is_category(category):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        kind = type(skip_file_prefixes).__name__
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {kind}")
    frame = _caller(sys._getframe(1), stacklevel, skip_file_prefixes)
    if frame is None:
        # Further up than the program itself.
        place, names = ("<sys>", 0), sys.__dict__
    else:
        place, names = (frame.f_code.co_filename, frame.f_lineno), frame.f_globals
    registry = names.setdefault("__warningregistry__", {})
    _decide(message, category, *place, names.get("__name__") or "<string>", registry, source)


def _caller(frame, level, skipped):
    """The frame that a warning is about; with prefixes of files to skip the caller is left in any case."""
    for _ in range(max(2, level) - 1 if skipped else level - 1):
        frame = frame.f_back
        while skipped and frame is not None and frame.f_code.co_filename.startswith(skipped):
            frame = frame.f_back
        if frame is None:
            return None
    return frame


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns as if from a place."""
    if module is None:
        module = (filename or "<unknown>").removesuffix(".py")
    if isinstance(message, Warning):
        category = type(message)
    _decide(message, category, filename, index(lineno), module, {} if registry is None else registry, source)


def _decide(message, category, filename, lineno, module, registry, source):
    """Does with a warning what the filters say. `registry` holds what was shown already, for the place's module."""
    if registry.get("version") != _generation:
        registry.clear()
        registry["version"] = _generation
    text = str(message) if isinstance(message, Warning) else message
    here = (text, category, lineno)
    if registry.get(here):
        return
    action = _action_for(text, category, module, lineno)
    if action == "ignore":
        return
    warning = message if isinstance(message, Warning) else category(message)
    if action == "error":
        raise warning
    if action in ("default", "module", "once"):
        registry[here] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action}")
    if action == "module" and _seen_before(registry, (text, category, 0)):
        return
    if action == "once" and _seen_before(onceregistry, (text, category)):
        return
    _present(WarningMessage(warning, category, filename, lineno, source=source))


def _seen_before(registry, key):
    before = registry.get(key)
    registry[key] = 1
    return before


class catch_warnings:
    """Restores filters and showwarning() at the end of the block; with record=True gives a list of the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._patched = sys.modules["warnings"] if module is None else module
        self._first = None if action is None else (action, category, lineno, append)
        self._before = None

    def __repr__(self):
        shown = ["record=True"] * bool(self._record)
        if self._patched is not sys.modules["warnings"]:
            shown.append(f"module={self._patched!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __enter__(self):
        global _collected
        if self._before is not None:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        module = self._patched
        self._before = module.filters, module.showwarning, _collected
        module.filters = [*module.filters]
        _filters_changed()
        if self._record:
            _collected = []
            module.showwarning = _own_showwarning
        if self._first is not None:
            simplefilter(*self._first)
        return _collected if self._record else None

    def __exit__(self, *details):
        global _collected
        if self._before is None:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        self._patched.filters, self._patched.showwarning, _collected = self._before
        _filters_changed()


class deprecated:
    """Decorator: calling the function, or making an instance or a subclass of the class, warns with a message."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def _warn(self):
        # Two calls stand between this one and whoever uses what is deprecated.
        warn(self.message, self.category, self.stacklevel + 2)

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            self._mark_class(arg)
            return arg
        if callable(arg):
            return self._wrapped(arg)
        raise TypeError(
            f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}")

    def _wrapped(self, function):
        import functools

        @functools.wraps(function)
        def warning_first(*args, **keywords):
            self._warn()
            return function(*args, **keywords)

        warning_first.__deprecated__ = function.__deprecated__ = self.message
        return warning_first

    def _mark_class(self, cls):
        make, extend = cls.__new__, cls.__init_subclass__
        extend_function = getattr(extend, "__func__", None)

        def __new__(subclass, /, *args, **keywords):
            if subclass is cls:
                self._warn()
            if make is not object.__new__:
                return make(subclass, *args, **keywords)
            if (args or keywords) and subclass.__init__ is object.__init__:
                raise TypeError(f"{subclass.__name__}() takes no arguments")
            return make(subclass)

        def __init_subclass__(subclass, *args, **keywords):
            self._warn()
            if extend_function is None:
                extend(*args, **keywords)
            else:
                extend_function(subclass, *args, **keywords)

        for method in (__new__, __init_subclass__):
            method.__deprecated__ = self.message
        cls.__new__, cls.__init_subclass__ = staticmethod(__new__), classmethod(__init_subclass__)
        cls.__deprecated__ = self.message


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *, remove):
    """Warns that a name of the library will go, in a version given as (3, 14)."""
    version = ".".join(map(str, remove))
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
