"""
References that do not keep objects alive, and what is built on them: proxies, mappings and sets whose entries go with
their objects, and calls to be made when an object is gone. What is gone is found by gc.collect().
"""
import atexit
import operator
import sys
from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref
from collections.abc import Mapping, MutableMapping, MutableSet

__all__ = """
    ref proxy getweakrefcount getweakrefs WeakKeyDictionary ReferenceType ProxyType CallableProxyType ProxyTypes
    WeakValueDictionary WeakSet WeakMethod finalize
""".split()


# --- proxies

_reference_of = None


def _behind(value):
    """The object behind a proxy; anything else as it is."""
    if type(value) not in ProxyTypes:
        return value
    found = _reference_of(value)()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _through(function):
    """A method that is a function of the object."""
    return lambda self, *args, **keywords: function(_behind(self), *map(_behind, args), **keywords)


def _by_method(name):
    """A method that is the object's own."""
    return lambda self, *args: getattr(_behind(self), name)(*args)


class ProxyType:
    """Does what its object does, as long as that is there."""
    __slots__ = ("_reference",)

    def __repr__(self):
        found = _reference_of(self)()
        return f"<weakproxy at {id(self):#x}; to {type(found).__name__!r} at {id(found):#x}>"

    def __hash__(self):
        raise TypeError("unhashable type: 'weakref.ProxyType'")

    __getattribute__ = _through(getattr)
    __setattr__ = _through(setattr)
    __delattr__ = _through(delattr)
    for _each in bool, bytes, float, int, iter, len, next, reversed, round, str, divmod:
        locals()[f"__{_each.__name__}__"] = _through(_each)
    for _each in """
        lt le eq ne gt ge add sub mul truediv floordiv mod pow matmul lshift rshift and or xor neg pos abs invert index
        iadd isub imul ior iand ixor getitem setitem delitem contains
    """.split():
        locals()[f"__{_each}__"] = _through(getattr(operator, f"__{_each}__"))
    for _each in "radd rsub rmul rtruediv rfloordiv rmod rpow rand ror rxor enter exit".split():
        locals()[f"__{_each}__"] = _by_method(f"__{_each}__")
    del _each


class CallableProxyType(ProxyType):
    """A proxy of what can be called."""
    __slots__ = ()
    __call__ = _through(operator.call)


_reference_of = vars(ProxyType)["_reference"].__get__
ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):
    """Something that behaves like the object and does not keep it alive."""
    made = _plain_new(CallableProxyType if callable(object) else ProxyType)
    vars(ProxyType)["_reference"].__set__(made, ref(object, callback))
    return made


_plain_new = object.__new__


class WeakMethod(ref):
    """A reference to a bound method, which would be gone at once; it is alive as long as object and function are."""
    __slots__ = "_function", "_kind", "_gone", "__weakref__"

    def __new__(cls, meth, callback=None):
        if not (hasattr(meth, "__self__") and hasattr(meth, "__func__")):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")

        def lost(_):
            if not made._gone:
                made._gone = True
                callback is None or callback(made)

        made = ref.__new__(cls, meth.__self__, lost)
        made._function, made._kind, made._gone = ref(meth.__func__, lost), type(meth), False
        return made

    def __call__(self):
        function, owner = self._function(), ref.__call__(self)
        return None if function is None or owner is None else self._kind(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._gone or other._gone:
            return self is other
        return self._function == other._function and ref.__eq__(self, other)

    __hash__ = ref.__hash__


# --- containers

class KeyedRef(ref):
    """A reference to a value, with the key that it has in a mapping."""
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        made = ref.__new__(cls, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _Weak:
    """
    What the mappings have in common. `data` is a dict; subclasses say by _entries() which of its entries are alive,
    as pairs of key and value.
    """

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return (key for key, _ in self._entries())

    keys = __iter__

    def values(self):
        return (value for _, value in self._entries())

    def items(self):
        return self._entries()

    def clear(self):
        self.data.clear()

    def copy(self):
        """A mapping of the same keys and values."""
        twin = self._plain()
        twin.update(self._entries())
        return twin

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = type(self)()
        merged.update(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_Weak, MutableMapping):
    """A mapping in which a key is there as long as its value is alive elsewhere."""

    def __init__(self, other=(), /, **kw):
        self.data = entries = {}

        def gone(reference):
            # The key may have another value by now.
            if entries.get(reference.key) is reference:
                del entries[reference.key]

        self._gone = gone
        self.update(other, **kw)

    def _plain(self):
        return WeakValueDictionary()

    def _entries(self):
        for key, reference in [*self.data.items()]:
            value = reference()
            if value is not None:
                yield key, value

    def _value(self, key):
        """The value of a key, or None."""
        reference = self.data.get(key)
        return reference and reference()

    def __contains__(self, key):
        return self._value(key) is not None

    def __getitem__(self, key):
        value = self._value(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key, default=None):
        value = self._value(key)
        return default if value is None else value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._gone, key)

    def setdefault(self, key, default=None):
        value = self._value(key)
        if value is None:
            self[key] = value = default
        return value

    def __delitem__(self, key):
        del self.data[key]

    def pop(self, key, *args):
        value = self._value(key)
        self.data.pop(key, None)
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        value = None
        while value is None:
            key, reference = self.data.popitem()
            value = reference()
        return key, value

    def valuerefs(self):
        """The references to the values, some of which may be gone."""
        return [*self.data.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        twin.update([(deepcopy(key, memo), value) for key, value in self._entries()])
        return twin


class WeakKeyDictionary(_Weak, MutableMapping):
    """A mapping in which a key is there as long as it is alive elsewhere."""

    def __init__(self, dict=None):
        self.data = entries = {}
        self._gone = lambda reference: entries.pop(reference, None)
        self.update(() if dict is None else dict)

    def _plain(self):
        return WeakKeyDictionary()

    def _entries(self):
        for reference, value in [*self.data.items()]:
            key = reference()
            if key is not None:
                yield key, value

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._gone), default)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        key = None
        while key is None:
            reference, value = self.data.popitem()
            key = reference()
        return key, value

    def keyrefs(self):
        """The references to the keys, some of which may be gone."""
        return [*self.data]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        twin.update([(key, deepcopy(value, memo)) for key, value in self._entries()])
        return twin


class WeakSet(MutableSet):
    """A set in which an item is as long as it is alive elsewhere."""
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, data=None):
        self.data = items = set()
        self._gone = items.discard
        self.update(() if data is None else data)

    def __repr__(self):
        return repr(set(self.data))

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        alive = [reference() for reference in self.data]
        return iter([item for item in alive if item is not None])

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._gone))

    def update(self, other):
        """Adds all of an iterable's items."""
        for item in other:
            self.add(item)

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def union(self, other):
        joined = self.copy()
        joined.update(other)
        return joined

    __or__ = union

    def intersection(self, other):
        return type(self)([item for item in other if item in self])

    __and__ = intersection

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    __sub__ = difference

    def symmetric_difference(self, other):
        other = type(self)(other)
        return self.difference(other).union(other.difference(self))

    __xor__ = symmetric_difference

    def difference_update(self, other):
        for item in [*other]:
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference_update(self, other):
        self.__ixor__(other if other is self else type(self)(other))

    def __ior__(self, other):
        self.update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(map(ref, other))

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {*map(ref, other)}

    def __gt__(self, other):
        return self.data > {*map(ref, other)}

    def __eq__(self, other):
        return self.data == {*map(ref, other)} if isinstance(other, type(self)) else NotImplemented

    def isdisjoint(self, other):
        return not any(item in self for item in other)


# --- what is done when an object is gone

class finalize:
    """A call to be made once: when an object is gone, or when this is called."""
    __slots__ = ()
    # finalize object: reference, function, arguments, keywords, whether to be called at the end of the program.
    _waiting = {}
    _asked = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._asked:
            finalize._asked = True
            atexit.register(finalize._finish)
        self._waiting[self] = [ref(obj, self), func, args, kwargs, True]

    def __call__(self, _=None):
        """Makes the call, if it was not made or taken back; gives what it gives."""
        entry = self._waiting.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    @classmethod
    def _finish(cls):
        """Makes the calls that are left when the program ends: the last one made first, those that they ask for too."""
        waiting = cls._waiting
        while last := next((each for each in reversed(waiting) if waiting[each][4]), None):
            try:
                last()
            except Exception:
                sys.excepthook(*sys.exc_info())

    def peek(self):
        """(object, function, arguments, keywords), or None if it is too late."""
        entry = self._waiting.get(self)
        obj = entry and entry[0]()
        return None if obj is None else (obj, *entry[1:4])

    def detach(self):
        """What peek() gives; the call will not be made any more."""
        about = self.peek()
        if about is not None:
            del self._waiting[self]
        return about

    @property
    def alive(self):
        """True if the call is still to be made."""
        return self in self._waiting

    @property
    def atexit(self):
        """True if the call is made at the end of the program at the latest."""
        return self.alive and self._waiting[self][4]

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._waiting[self][4] = bool(value)

    def __repr__(self):
        about = self.peek()
        state = "dead" if about is None else f"for {type(about[0]).__name__!r} at {id(about[0]):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {state}>"
