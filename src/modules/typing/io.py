"""IO, TextIO and BinaryIO of typing: what file objects have."""
from abc import abstractmethod

from typing import AnyStr, Generic


def _declare(namespace, text):
    """Adds an abstract method for each name."""
    for name in text.split():
        def method(self, *args):
            pass
        method.__name__ = name
        namespace[name] = abstractmethod(method)


class IO(Generic[AnyStr]):
    """A file: IO[str] of text, IO[bytes] of bytes."""
    __module__ = "typing"
    __slots__ = ()
    _declare(locals(), "close fileno flush isatty read readable readline readlines seek seekable tell truncate")
    _declare(locals(), "writable write writelines __enter__ __exit__")
    for _name in ("mode", "name", "closed"):
        locals()[_name] = property(abstractmethod(lambda self: None))
    del _name


class BinaryIO(IO[bytes]):
    """A file of bytes."""
    __module__ = "typing"
    __slots__ = ()
    _declare(locals(), "write __enter__")


class TextIO(IO[str]):
    """A file of text."""
    __module__ = "typing"
    __slots__ = ()
    for _name in ("buffer", "encoding", "errors", "line_buffering", "newlines"):
        locals()[_name] = property(abstractmethod(lambda self: None))
    del _name
    _declare(locals(), "__enter__")
