"""
Abstract base classes: what a container, an iterator or a callable must have, and the methods that follow from it.

Containers come first, from the small promises to those of whole mappings, sequences and sets; then what is called,
generated and awaited; last which builtin types are what.
"""
from _abc import ABCMeta, check_methods
from _collections import deque

__all__ = """
    Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator Reversible Sized
    Container Callable Collection Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView
    Sequence MutableSequence ByteString Buffer
""".split()

_Alias = type(list[int])
_absent = object()


def abstractmethod(method):
    method.__isabstractmethod__ = True
    return method


def _having(*names):
    """A __subclasshook__ for one class: all that have these methods are its subclasses."""
    def __subclasshook__(cls, C):
        return check_methods(C, *names) if cls.__dict__.get("__subclasshook__") is hook else NotImplemented

    hook = classmethod(__subclasshook__)
    return hook


def _same(one, other):
    return one is other or one == other


def _exhaust(take, error):
    """Calls until it raises."""
    try:
        for _ in iter(take, _absent):
            pass
    except error:
        pass


class Sized(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__len__")

    @abstractmethod
    def __len__(self): return 0


class Container(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__contains__")
    __class_getitem__ = classmethod(_Alias)

    @abstractmethod
    def __contains__(self, x): return False


class Hashable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__hash__")

    @abstractmethod
    def __hash__(self): return 0


class Buffer(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__buffer__")

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview: raise NotImplementedError


class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__iter__")
    __class_getitem__ = classmethod(_Alias)

    @abstractmethod
    def __iter__(self): yield from ()


class Reversible(Iterable):
    __slots__ = ()
    __subclasshook__ = _having("__reversed__", "__iter__")

    @abstractmethod
    def __reversed__(self): yield from ()


class Iterator(Iterable):
    __slots__ = ()
    __subclasshook__ = _having("__iter__", "__next__")

    def __iter__(self): return self

    @abstractmethod
    def __next__(self):
        """Gives an item; raises StopIteration after the last."""
        raise StopIteration


class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _having("__len__", "__iter__", "__contains__")


class MappingView(Sized):
    """What keys(), items() and values() have in common: they show a mapping as it is now."""
    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(_Alias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        mapping = self._mapping
        return (mapping[key] for key in mapping)

    def __contains__(self, value):
        return any(_same(each, value) for each in self)


class Mapping(Collection):
    """A mapping that can be read. All other methods follow from __getitem__, __iter__ and __len__."""
    __slots__ = ()
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key): raise KeyError

    def __contains__(self, key):
        return self._found(key) is not _absent

    def get(self, key, default=None):
        """D.get(k[,d]): what the key stands for, or d."""
        found = self._found(key)
        return default if found is _absent else found

    def _found(self, key):
        try:
            return self[key]
        except KeyError:
            return _absent

    def items(self):
        """The pairs, as a view that is a Set."""
        return ItemsView(self)

    def keys(self):
        """The keys, as a view that is a Set."""
        return KeysView(self)

    def values(self):
        """The values, as a view."""
        return ValuesView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


class MutableMapping(Mapping):
    """A mapping that can be changed, by __setitem__ and __delitem__."""
    __slots__ = ()

    @abstractmethod
    def __delitem__(self, key): raise KeyError

    @abstractmethod
    def __setitem__(self, key, value): raise KeyError

    def setdefault(self, key, default=None):
        """What the key stands for; a new key gets the default."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **kwds):
        """Takes pairs over from a mapping or an iterable of pairs, and from keywords."""
        if isinstance(other, Mapping):
            names = other
        elif hasattr(other, "keys"):
            names = other.keys()
        else:
            names = ()
            for key, value in other:
                self[key] = value
        for key in names:
            self[key] = other[key]
        for key in kwds:
            self[key] = kwds[key]

    def pop(self, key, default=_absent):
        """Takes a key out; gives what it stood for, or the default if it was not there."""
        try:
            taken = self[key]
        except KeyError:
            if default is _absent:
                raise
            return default
        del self[key]
        return taken

    def popitem(self):
        """Takes one pair out."""
        key = next(iter(self), _absent)
        if key is _absent:
            raise KeyError
        return key, self.pop(key)

    def clear(self):
        """Takes all pairs out."""
        _exhaust(self.popitem, KeyError)


class Sequence(Reversible, Collection):
    """A sequence that can be read. All other methods follow from __getitem__ and __len__."""
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index): raise IndexError

    def __iter__(self):
        return self._from(0)

    def _from(self, index):
        """The items from an index on; where they end __getitem__ says by IndexError."""
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1

    def __reversed__(self):
        return map(self.__getitem__, range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def count(self, value):
        """How many of the items are equal to a value."""
        return len([None for item in self if _same(item, value)])

    def index(self, value, start=0, stop=None):
        """The index of the first item that is equal to a value, between start and stop. Else raises ValueError."""
        at = max(start + len(self), 0) if start is not None and start < 0 else start
        end = stop + len(self) if stop is not None and stop < 0 else stop
        for item in self._from(at) if end is None or at < end else ():
            if end is not None and at >= end:
                break
            if _same(item, value):
                return at
            at += 1
        raise ValueError


class MutableSequence(Sequence):
    """A sequence that can be changed, by __setitem__, __delitem__ and insert."""
    __slots__ = ()

    @abstractmethod
    def insert(self, index, value):
        """Puts a value where the item with this index is."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index): raise IndexError

    @abstractmethod
    def __setitem__(self, index, value): raise IndexError

    def append(self, value):
        """Adds an item at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Adds all of an iterable's items at the end."""
        for value in [*values] if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Takes an item out: the last, or that of an index."""
        taken = self[index]
        del self[index]
        return taken

    def remove(self, value):
        """Takes the first item out that is equal to a value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Takes all items out."""
        _exhaust(self.pop, IndexError)

    def reverse(self):
        """Puts the items into the opposite order."""
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1


def _comparison(name, decide):
    """A comparison of two sets, by a function that gets both."""
    def compare(self, other):
        return decide(self, other) if isinstance(other, Set) else NotImplemented

    compare.__name__ = name
    compare.__qualname__ = f"Set.{name}"
    return compare


def _combination(name, combine):
    """An operator of a set and an iterable: a set of the items that a function gives for the two."""
    def operate(self, other):
        return self._from_iterable(combine(self, other)) if isinstance(other, Iterable) else NotImplemented

    operate.__name__ = name
    operate.__qualname__ = f"Set.{name}"
    return operate


def _as_set(made_like, items):
    return items if isinstance(items, Set) else made_like._from_iterable(items)


class Set(Collection):
    """A set that can be read. All operators follow from __contains__, __iter__ and __len__."""
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """A set of these items, for what operators give. A class with another constructor overrides it."""
        return cls(it)

    def _hash(self):
        """A hash that equal sets share."""
        return hash(frozenset(self))

    def isdisjoint(self, other):
        """True if no item is in both."""
        return all(item not in self for item in other)

    __le__ = _comparison("__le__", lambda a, b: len(a) <= len(b) and all(item in b for item in a))
    __ge__ = _comparison("__ge__", lambda a, b: len(a) >= len(b) and all(item in a for item in b))
    __lt__ = _comparison("__lt__", lambda a, b: len(a) < len(b) and a.__le__(b))
    __gt__ = _comparison("__gt__", lambda a, b: len(a) > len(b) and a.__ge__(b))
    __eq__ = _comparison("__eq__", lambda a, b: len(a) == len(b) and a.__le__(b))

    __and__ = __rand__ = _combination("__and__", lambda a, b: (item for item in b if item in a))
    __or__ = __ror__ = _combination("__or__", lambda a, b: (item for side in (a, b) for item in side))

    @staticmethod
    def _without(items, others, made_like):
        others = _as_set(made_like, others)
        return (item for item in items if item not in others)

    __sub__ = _combination("__sub__", lambda a, b: Set._without(a, b, a))
    __rsub__ = _combination("__rsub__", lambda a, b: Set._without(_as_set(a, b), a, a))

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = _as_set(self, other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        mapping = self._mapping
        return ((key, mapping[key]) for key in mapping)

    def __contains__(self, item):
        key, value = item
        try:
            return _same(self._mapping[key], value)
        except KeyError:
            return False


class MutableSet(Set):
    """A set that can be changed, by add and discard."""
    __slots__ = ()

    @abstractmethod
    def discard(self, value):
        """Takes an item out if it is there."""
        raise NotImplementedError

    @abstractmethod
    def add(self, value):
        """Adds an item if it is not there."""
        raise NotImplementedError

    def remove(self, value):
        """Takes an item out; KeyError if it is not there."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Takes one item out; KeyError if there is none."""
        taken = next(iter(self), _absent)
        if taken is _absent:
            raise KeyError
        self.discard(taken)
        return taken

    def clear(self):
        """Takes all items out."""
        _exhaust(self.pop, KeyError)

    def __ior__(self, it):
        for item in it:
            self.add(item)
        return self

    def __isub__(self, it):
        for item in [*it] if it is self else it:
            self.discard(item)
        return self

    def __iand__(self, it):
        return self.__isub__(self - it)

    def __ixor__(self, it):
        for item in [*it] if it is self else _as_set(self, it):
            (self.discard if item in self else self.add)(item)
        return self


def _raised(typ, val, tb):
    """The exception that a throw() with these arguments raises."""
    error = val if val is not None else typ if tb is None else typ()
    return error if tb is None else error.with_traceback(tb)


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__await__")
    __class_getitem__ = classmethod(_Alias)

    @abstractmethod
    def __await__(self): yield


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__aiter__")
    __class_getitem__ = classmethod(_Alias)

    @abstractmethod
    def __aiter__(self): return AsyncIterator()


class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __subclasshook__ = _having("__anext__", "__aiter__")

    def __aiter__(self): return self

    @abstractmethod
    async def __anext__(self):
        """Gives an item; raises StopAsyncIteration after the last."""
        raise StopAsyncIteration


def _abstract_send(self, value):
    """Goes on with this as the value of the yield; gives what is yielded next, or raises StopIteration."""
    raise StopIteration


def _abstract_throw(self, typ, val=None, tb=None):
    """Goes on with this exception raised at the yield; gives what is yielded next, or raises StopIteration."""
    raise _raised(typ, val, tb)


def _closing(kind):
    def close(self):
        """Ends it by a GeneratorExit raised at the yield."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(f"{kind} ignored GeneratorExit")

    return close


class Generator(Iterator):
    __slots__ = ()
    __subclasshook__ = _having("__iter__", "__next__", "send", "throw", "close")
    send = abstractmethod(_abstract_send)
    throw = abstractmethod(_abstract_throw)
    close = _closing("generator")

    def __next__(self):
        """What send(None) gives."""
        return self.send(None)


class Coroutine(Awaitable):
    __slots__ = ()
    __subclasshook__ = _having("__await__", "send", "throw", "close")
    send = abstractmethod(_abstract_send)
    throw = abstractmethod(_abstract_throw)
    close = _closing("coroutine")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    __subclasshook__ = _having("__aiter__", "__anext__", "asend", "athrow", "aclose")

    @abstractmethod
    async def asend(self, value):
        """Goes on with this as the value of the yield; gives what is yielded next."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Goes on with this exception raised at the yield; gives what is yielded next."""
        raise _raised(typ, val, tb)

    async def __anext__(self):
        """What asend(None) gives."""
        return await self.asend(None)

    async def aclose(self):
        """Ends it by a GeneratorExit raised at the yield."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


def _names_parameters(part):
    """True for what may stand for all argument types: a list, an ellipsis, ParamSpec, Concatenate."""
    return part is ... or isinstance(part, list) or getattr(type(part), "_names_parameters_", False)


def _shown(part):
    if part is ...:
        return "..."
    if isinstance(part, type) and not isinstance(part, _Alias):
        return part.__qualname__ if part.__module__ == "builtins" else f"{part.__module__}.{part.__qualname__}"
    return repr(part)


def _is_open(alias):
    """True where something stands for all argument types."""
    return len(alias.__args__) == 2 and _names_parameters(alias.__args__[0])


class _CallableAlias(_Alias):
    """Callable[[arguments], result], which keeps all types in one row: arguments, then the result."""
    __slots__ = ()

    def __new__(cls, origin, args):
        if type(args) is not tuple or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = args
        if isinstance(arguments, (list, tuple)):
            args = *arguments, result
        elif not _names_parameters(arguments):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arguments}")
        return _Alias.__new__(cls, origin, args)

    def __repr__(self):
        if _is_open(self):
            return _Alias.__repr__(self)
        *arguments, result = [_shown(part) for part in self.__args__]
        return f"collections.abc.Callable[[{', '.join(arguments)}], {result}]"

    def __getitem__(self, item):
        given = item if isinstance(item, tuple) else (item,)
        arguments, result = self.__args__[:-1], self.__args__[-1]
        open_ones = self.__parameters__
        if not _is_open(self):
            *arguments, result = _Alias.__getitem__(self, given).__args__
        elif len(open_ones) == 1 and given:
            arguments = given[0] if isinstance(given[0], (list, tuple)) else given
        else:
            arguments = given[open_ones.index(arguments[0])]
            result = given[open_ones.index(result)] if result in open_ones else result
        return _CallableAlias(Callable, (list(arguments) if isinstance(arguments, tuple) else arguments, result))


class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __subclasshook__ = _having("__call__")
    __class_getitem__ = classmethod(_CallableAlias)

    @abstractmethod
    def __call__(self, *args, **kwds): return False


def _outdated():
    import warnings
    warnings._deprecated("collections.abc.ByteString", remove=(3, 14))


class _Outdated(ABCMeta):
    """Warns where ByteString is used."""

    def __new__(meta, name, bases, namespace, **keywords):
        bases == (Sequence,) or _outdated()
        return ABCMeta.__new__(meta, name, bases, namespace, **keywords)

    def __instancecheck__(cls, instance):
        _outdated()
        return ABCMeta.__instancecheck__(cls, instance)


class ByteString(Sequence, metaclass=_Outdated):
    """What bytes and bytearray are; to be replaced by Buffer or a union of the two."""
    __slots__ = ()


def _register_builtins():
    async def coroutine(): pass
    async def asynchronous(): yield
    waiting = coroutine()
    for kind, *types in (
        (Set, frozenset), (MutableSet, set), (Mapping, type(type.__dict__)), (MutableMapping, dict),
        (KeysView, type({}.keys())), (ItemsView, type({}.items())), (ValuesView, type({}.values())),
        (MutableSequence, list, bytearray, deque), (Sequence, tuple, str, bytes, range, memoryview),
        (ByteString, bytes, bytearray), (Buffer, bytes, bytearray, memoryview),
        (Generator, type((lambda: (yield))())), (AsyncGenerator, type(asynchronous())), (Coroutine, type(waiting)),
    ):
        for each in types:
            kind.register(each)
    waiting.close()


_register_builtins()
