"""Text that is known to be safe in HTML, and escaping of all other."""

import html as _html
import string as _string

__all__ = ["Markup", "escape", "escape_silent", "soft_str", "EscapeFormatter"]
__version__ = "3.0.3"

_REPLACED = str.maketrans(
    {"&": "&amp;", ">": "&gt;", "<": "&lt;", "'": "&#39;", '"': "&#34;"}
)


def escape(s, /):
    """Markup of any object: what it says it is in HTML, or its escaped text."""
    if type(s) is str:
        return Markup(s.translate(_REPLACED))
    if hasattr(s, "__html__"):
        return Markup(s.__html__())
    return Markup(str(s).translate(_REPLACED))


def escape_silent(s, /):
    """Like escape, but None is nothing."""
    return Markup() if s is None else escape(s)


def soft_str(s, /):
    """Text of an object that stays Markup if it is."""
    return s if isinstance(s, str) else str(s)


class _Escaped:
    """A value for the % operator whose text is escaped when it is asked for."""

    __slots__ = ("_value", "_escape")

    def __init__(self, value, escape):
        self._value = value
        self._escape = escape

    def __getitem__(self, key):
        return _Escaped(self._value[key], self._escape)

    def __str__(self):
        return str(self._escape(self._value))

    def __repr__(self):
        return str(self._escape(repr(self._value)))

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)


class EscapeFormatter(_string.Formatter):
    """str.format whose fields are escaped."""

    __slots__ = ("escape",)

    def __init__(self, escape):
        self.escape = escape
        super().__init__()

    def format_field(self, value, format_spec):
        if hasattr(value, "__html_format__"):
            shown = value.__html_format__(format_spec)
        elif hasattr(value, "__html__"):
            if format_spec:
                raise ValueError(
                    f"Format specifier {format_spec} given, but {type(value)} does not define"
                    " __html_format__. A class that defines __html__ must define"
                    " __html_format__ to work with format specifiers."
                )
            shown = value.__html__()
        else:
            shown = super().format_field(value, str(format_spec))
        return str(self.escape(shown))


class Markup(str):
    """A string that is HTML already; whatever is put into it is escaped."""

    __slots__ = ()

    def __new__(cls, object="", encoding=None, errors="strict"):
        if hasattr(object, "__html__"):
            object = object.__html__()
        if encoding is None:
            return super().__new__(cls, object)
        return super().__new__(cls, object, encoding, errors)

    def __html__(self, /):
        return self

    def __add__(self, value, /):
        if isinstance(value, str) or hasattr(value, "__html__"):
            return self.__class__(super().__add__(self.escape(value)))
        return NotImplemented

    def __radd__(self, value, /):
        if isinstance(value, str) or hasattr(value, "__html__"):
            return self.escape(value).__add__(self)
        return NotImplemented

    def __mul__(self, value, /):
        return self.__class__(super().__mul__(value))

    def __rmul__(self, value, /):
        return self.__class__(super().__mul__(value))

    def __mod__(self, value, /):
        if isinstance(value, tuple):
            value = tuple(_Escaped(one, self.escape) for one in value)
        elif hasattr(type(value), "__getitem__") and not isinstance(value, str):
            value = _Escaped(value, self.escape)
        else:
            value = (_Escaped(value, self.escape),)
        return self.__class__(super().__mod__(value))

    def __repr__(self, /):
        return f"{self.__class__.__name__}({super().__repr__()})"

    def join(self, iterable, /):
        return self.__class__(super().join(map(self.escape, iterable)))

    def split(self, /, sep=None, maxsplit=-1):
        return [self.__class__(part) for part in super().split(sep, maxsplit)]

    def rsplit(self, /, sep=None, maxsplit=-1):
        return [self.__class__(part) for part in super().rsplit(sep, maxsplit)]

    def splitlines(self, /, keepends=False):
        return [self.__class__(part) for part in super().splitlines(keepends)]

    def unescape(self, /):
        """The text with entities as the characters they stand for."""
        return _html.unescape(str(self))

    def striptags(self, /):
        """The text without comments and tags, blanks made single."""
        value = str(self)
        for opening, closing in (("<!--", "-->"), ("<", ">")):
            kept = []
            at = 0
            while (start := value.find(opening, at)) >= 0:
                end = value.find(closing, start)
                if end < 0:
                    break
                kept.append(value[at:start])
                at = end + len(closing)
            kept.append(value[at:])
            value = "".join(kept)
        return self.__class__(" ".join(value.split())).unescape()

    @classmethod
    def escape(cls, s, /):
        result = escape(s)
        return result if result.__class__ is cls else cls(result)

    def __getitem__(self, key, /):
        return self.__class__(super().__getitem__(key))

    def capitalize(self, /):
        return self.__class__(super().capitalize())

    def title(self, /):
        return self.__class__(super().title())

    def lower(self, /):
        return self.__class__(super().lower())

    def upper(self, /):
        return self.__class__(super().upper())

    def replace(self, old, new, count=-1, /):
        return self.__class__(super().replace(old, self.escape(new), count))

    def ljust(self, width, fillchar=" ", /):
        return self.__class__(super().ljust(width, self.escape(fillchar)))

    def rjust(self, width, fillchar=" ", /):
        return self.__class__(super().rjust(width, self.escape(fillchar)))

    def center(self, width, fillchar=" ", /):
        return self.__class__(super().center(width, self.escape(fillchar)))

    def lstrip(self, chars=None, /):
        return self.__class__(super().lstrip(chars))

    def rstrip(self, chars=None, /):
        return self.__class__(super().rstrip(chars))

    def strip(self, chars=None, /):
        return self.__class__(super().strip(chars))

    def translate(self, table, /):
        return self.__class__(super().translate(table))

    def expandtabs(self, /, tabsize=8):
        return self.__class__(super().expandtabs(tabsize))

    def swapcase(self, /):
        return self.__class__(super().swapcase())

    def zfill(self, width, /):
        return self.__class__(super().zfill(width))

    def casefold(self, /):
        return self.__class__(super().casefold())

    def removeprefix(self, prefix, /):
        return self.__class__(super().removeprefix(prefix))

    def removesuffix(self, suffix):
        return self.__class__(super().removesuffix(suffix))

    def partition(self, sep, /):
        return tuple(self.__class__(part) for part in super().partition(sep))

    def rpartition(self, sep, /):
        return tuple(self.__class__(part) for part in super().rpartition(sep))

    def format(self, *args, **kwargs):
        formatter = EscapeFormatter(self.escape)
        return self.__class__(formatter.vformat(self, args, kwargs))

    def format_map(self, mapping, /):
        formatter = EscapeFormatter(self.escape)
        return self.__class__(formatter.vformat(self, (), mapping))

    def __html_format__(self, format_spec, /):
        if format_spec:
            raise ValueError("Unsupported format specification for Markup.")
        return self
