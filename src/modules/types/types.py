"""Names of the types that have no builtin name, and what a class statement does, as functions."""
import _types
from _types import *

del awaitable, metaclass


def resolve_bases(bases):
    """What a class has as its bases if these are written: __mro_entries__() stands for objects that are no classes."""
    if all(isinstance(base, type) for base in bases):
        return bases
    resolved = []
    replaced = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
        else:
            given = entries(bases)
            if not isinstance(given, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved += given
            replaced = True
    return tuple(resolved) if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, keywords for the metaclass) of a class with these bases and keywords."""
    rest = dict(kwds or ())
    asked = rest.pop("metaclass", None) or (type(bases[0]) if bases else type)
    if isinstance(asked, type):
        asked = _types.metaclass(asked, bases)
    prepare = getattr(asked, "__prepare__", None)
    return asked, {} if prepare is None else prepare(name, bases, **rest), rest


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class made as by a class statement; exec_body gets the namespace and fills it."""
    actual = resolve_bases(bases)
    make, body, rest = prepare_class(name, actual, kwds)
    if exec_body is not None:
        exec_body(body)
    if actual is not bases:
        body["__orig_bases__"] = bases
    return make(name, actual, body, **rest)


def get_original_bases(cls, /):
    """The bases of a class as they were written: with their type arguments.

    >>> get_original_bases(int)
    (<class 'object'>,)
    """
    if not isinstance(cls, type):
        raise TypeError("Expected an instance of type, not %r" % type(cls).__name__)
    return vars(cls).get("__orig_bases__", cls.__bases__)


class DynamicClassAttribute:
    """A property of instances alone: asked of the class it is not there, which leaves it to the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or fget.__doc__
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", None))

    def _changed(self, **functions):
        parts = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel, "doc": self.__doc__, **functions}
        other = type(self)(**parts)
        other.overwrite_doc = self.overwrite_doc
        return other

    def getter(self, fget):
        doc = (fget.__doc__ if self.overwrite_doc else None) or self.__doc__
        return self._changed(fget=fget, doc=doc)

    def setter(self, fset):
        return self._changed(fset=fset)

    def deleter(self, fdel):
        return self._changed(fdel=fdel)

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return _needed(self.fget, "unreadable attribute")(instance)
        if self.__isabstractmethod__:
            return self
        raise AttributeError

    def __set__(self, instance, value):
        _needed(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        _needed(self.fdel, "can't delete attribute")(instance)


def _needed(function, complaint):
    if function is None:
        raise AttributeError(complaint)
    return function


class _Awaited:
    """An object with a generator's methods, for await."""

    def __init__(self, source):
        self._source = source
        self.__name__ = getattr(source, "__name__", None)
        self.__qualname__ = getattr(source, "__qualname__", None)

    def __await__(self):
        return self._source if type(self._source) is GeneratorType else self

    __iter__ = __await__

    def __next__(self):
        return next(self._source)

    def __getattr__(self, name):
        if name in ("send", "throw", "close", "gi_code", "gi_frame", "gi_running", "gi_yieldfrom"):
            return getattr(self._source, name)
        if name == "cr_await":
            return self._source.gi_yieldfrom
        if name in ("cr_code", "cr_frame", "cr_running"):
            return getattr(self._source, "gi" + name[2:])
        raise AttributeError(name)


def coroutine(func):
    """Makes what a function gives awaitable: its generators, or objects that have a generator's methods."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    flags = func.__code__.co_flags if type(func) is FunctionType else 0
    if flags & 0x180:
        return func
    import functools
    if flags & 0x20:
        copy = functools.update_wrapper(_types.awaitable(func), func)
        del copy.__wrapped__
        return copy
    from collections.abc import Coroutine, Generator

    @functools.wraps(func)
    def call(*args, **kwargs):
        made = func(*args, **kwargs)
        if isinstance(made, (CoroutineType, Coroutine)) or not isinstance(made, (GeneratorType, Generator)):
            return made
        if type(made) is GeneratorType and made.gi_code.co_flags & 0x100:
            return made
        return _Awaited(made)

    return call


__all__ = [name for name in globals() if name[0] != "_"]
