"""Text that is known to be safe in HTML, and escaping of all other."""

import html as _html
import string as _string
from _jinja2 import escaped as _escaped

__all__ = ["Markup", "escape", "escape_silent", "soft_str", "EscapeFormatter"]
__version__ = "3.0.3"


def escape(s, /):
    """Markup of any object: what it says it is in HTML, or its escaped text."""
    if type(s) is not str:
        if hasattr(s, "__html__"):
            return Markup(s.__html__())
        s = str(s)
    return _escaped(s, Markup)


def escape_silent(s, /):
    """Like escape, but None is nothing."""
    return Markup() if s is None else escape(s)


def soft_str(s, /):
    """Text of an object that stays Markup if it is."""
    return s if isinstance(s, str) else str(s)


class _Operand:
    """A value for the % operator whose text is escaped when it is asked for."""

    __slots__ = ("_wrapped", "_escaping")

    def __init__(self, wrapped, escaping):
        self._wrapped, self._escaping = wrapped, escaping

    def __getitem__(self, key):
        return _Operand(self._wrapped[key], self._escaping)

    def __str__(self):
        return str(self._escaping(self._wrapped))

    def __repr__(self):
        return str(self._escaping(repr(self._wrapped)))

    def __int__(self):
        return int(self._wrapped)

    def __float__(self):
        return float(self._wrapped)


_NEEDS_FORMAT = (
    "Format specifier {} given, but {} does not define __html_format__. A class that defines"
    " __html__ must define __html_format__ to work with format specifiers."
)


class EscapeFormatter(_string.Formatter):
    """str.format whose fields are escaped."""

    __slots__ = ("escape",)

    def __init__(self, escape):
        super().__init__()
        self.escape = escape

    def format_field(self, value, format_spec):
        return str(self.escape(self._shown(value, format_spec)))

    def _shown(self, value, spec):
        if hasattr(value, "__html_format__"):
            return value.__html_format__(spec)
        if not hasattr(value, "__html__"):
            return super().format_field(value, str(spec))
        if spec:
            raise ValueError(_NEEDS_FORMAT.format(spec, type(value)))
        return value.__html__()


def _joins(value):
    """Whether + with Markup is allowed."""
    return isinstance(value, str) or hasattr(value, "__html__")


def _without(text, opening, closing):
    """The text less all that lies between an opening and the next closing."""
    kept = []
    done = 0
    while (start := text.find(opening, done)) >= 0 and (end := text.find(closing, start)) >= 0:
        kept.append(text[done:start])
        done = end + len(closing)
    return "".join(kept) + text[done:]


class Markup(str):
    """A string that is HTML already; whatever is put into it is escaped."""

    __slots__ = ()

    def __new__(cls, object="", encoding=None, errors="strict"):
        content = object.__html__() if hasattr(object, "__html__") else object
        decoding = () if encoding is None else (encoding, errors)
        return super().__new__(cls, content, *decoding)

    @classmethod
    def escape(cls, s, /):
        safe = escape(s)
        return safe if type(safe) is cls else cls(safe)

    def __html__(self, /):
        return self

    def __html_format__(self, format_spec, /):
        if not format_spec:
            return self
        raise ValueError("Unsupported format specification for Markup.")

    def __repr__(self, /):
        return f"{type(self).__name__}({super().__repr__()})"

    def __add__(self, value, /):
        return type(self)(super().__add__(self.escape(value))) if _joins(value) else NotImplemented

    def __radd__(self, value, /):
        return self.escape(value).__add__(self) if _joins(value) else NotImplemented

    def __mod__(self, value, /):
        if isinstance(value, tuple):
            operands = tuple(_Operand(one, self.escape) for one in value)
        else:
            operands = _Operand(value, self.escape)
            if isinstance(value, str) or not hasattr(type(value), "__getitem__"):
                operands = (operands,)
        return type(self)(super().__mod__(operands))

    def join(self, iterable, /):
        return type(self)(super().join(self.escape(one) for one in iterable))

    def format(self, *args, **kwargs):
        return type(self)(EscapeFormatter(self.escape).vformat(self, args, kwargs))

    def format_map(self, mapping, /):
        return type(self)(EscapeFormatter(self.escape).vformat(self, (), mapping))

    def unescape(self, /):
        """The text with entities as the characters they stand for."""
        return _html.unescape(str(self))

    def striptags(self, /):
        """The text without comments and tags, blanks made single."""
        bare = _without(_without(str(self), "<!--", "-->"), "<", ">")
        return type(self)(" ".join(bare.split())).unescape()


# The methods of str whose result is Markup again, by their parameters.
# Each maker is given the method of str.
_AGAIN = {
    "capitalize casefold lower swapcase title upper": lambda of: lambda self, /: type(self)(of(self)),
    "strip lstrip rstrip": lambda of: lambda self, chars=None, /: type(self)(of(self, chars)),
    "ljust rjust center": lambda of: (
        lambda self, width, fillchar=" ", /: type(self)(of(self, width, self.escape(fillchar)))
    ),
    "replace": lambda of: (
        lambda self, old, new, count=-1, /: type(self)(of(self, old, self.escape(new), count))
    ),
    "__getitem__": lambda of: lambda self, key, /: type(self)(of(self, key)),
    "__mul__ __rmul__": lambda of: lambda self, value, /: type(self)(of(self, value)),
    "expandtabs": lambda of: lambda self, /, tabsize=8: type(self)(of(self, tabsize)),
    "removeprefix": lambda of: lambda self, prefix, /: type(self)(of(self, prefix)),
    "removesuffix": lambda of: lambda self, suffix: type(self)(of(self, suffix)),
    "translate": lambda of: lambda self, table, /: type(self)(of(self, table)),
    "zfill": lambda of: lambda self, width, /: type(self)(of(self, width)),
    "partition rpartition": lambda of: lambda self, sep, /: tuple(map(type(self), of(self, sep))),
    "split rsplit": lambda of: (
        lambda self, /, sep=None, maxsplit=-1: list(map(type(self), of(self, sep, maxsplit)))
    ),
    "splitlines": lambda of: lambda self, /, keepends=False: list(map(type(self), of(self, keepends))),
}
for _names, _maker in _AGAIN.items():
    for _name in _names.split():
        _method = _maker(getattr(str, _name))
        _method.__name__, _method.__qualname__ = _name, f"Markup.{_name}"
        setattr(Markup, _name, _method)
