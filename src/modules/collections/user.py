"""
The classes of collections that are built on collections.abc: mappings in a chain, and the wrappers to inherit from,
whose contents are in `data`. Methods that only hand on to the contents are made from their names.
"""
import operator
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from reprlib import recursive_repr


def _bare(value):
    """The contents of a wrapper; anything else as it is."""
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _handed_on(owner, names, method, wraps=False):
    """Gives a class methods that are those of its contents; `wraps`: with a result of the class."""
    for name in names.split():
        def call(self, *args, _do=getattr(method, name), **keywords):
            return _do(self.data, *map(_bare, args), **keywords)

        if wraps:
            def call(self, *args, _do=getattr(method, name), **keywords):
                return self.__class__(_do(self.data, *map(_bare, args), **keywords))
        call.__name__ = name
        call.__qualname__ = f"{owner.__name__}.{name}"
        call.__module__ = "collections"
        setattr(owner, name, call)


def _twin(self):
    """An object with the same attributes and a copy of the contents."""
    twin = object.__new__(type(self))
    vars(twin).update(vars(self), data=self.data.copy())
    return twin


class UserDict(MutableMapping):
    """A dict to inherit from: whatever is done goes through the methods that a subclass may override."""
    __module__ = "collections"
    __copy__ = _twin

    def __repr__(self): return repr(self.data)
    def __len__(self): return len(self.data)

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in dict, kwargs:
            if given:
                self.update(given)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data)
        twin = self.__copy__()
        twin.data = {}
        twin.update(self)
        return twin

    def __or__(self, other):
        return self.__class__(self.data | _bare(other)) if isinstance(other, (UserDict, dict)) else NotImplemented

    def __ror__(self, other):
        return self.__class__(_bare(other) | self.data) if isinstance(other, (UserDict, dict)) else NotImplemented

    def __ior__(self, other):
        self.data |= _bare(other)
        return self


class ChainMap(MutableMapping):
    """Mappings one after the other: a key is looked up in all of `maps`, and set in the first."""
    __module__ = "collections"

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """A chain of one dict, in which all keys have the same value."""
        return cls({key: value for key in iterable})

    @property
    def parents(self):
        """The chain after the first mapping."""
        return type(self)(*self.maps[1:])

    def new_child(self, m=None, **kwargs):
        """The chain after one more mapping: a new dict, or the one given; keywords are set in it."""
        first = kwargs if m is None else m
        if first is not kwargs and kwargs:
            first.update(kwargs)
        return type(self)(first, *self.maps)

    def copy(self):
        """A chain whose first mapping is a copy."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def _flat(self):
        """One dict of all keys, in the order in which they are gone through: the last mapping's first."""
        keys = {}
        for each in self.maps[::-1]:
            keys.update(dict.fromkeys(each))
        return keys

    def __iter__(self):
        return iter(self._flat())

    def __len__(self):
        return len({key for each in self.maps for key in each})

    def __bool__(self):
        return True in map(bool, self.maps)

    def __contains__(self, key):
        return any(key in each for each in self.maps)

    def __getitem__(self, key):
        for each in self.maps:
            try:
                return each[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return default if key not in self else self[key]

    @recursive_repr()
    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join([repr(each) for each in self.maps]))

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def _of_first(self, take, complaint):
        """What a function of the first mapping gives; a KeyError gets this message."""
        try:
            return take(self.maps[0])
        except KeyError:
            raise KeyError(complaint)

    def __delitem__(self, key):
        self._of_first(lambda first: first.__delitem__(key), f"Key not found in the first mapping: {key!r}")

    def pop(self, key, *args):
        """Takes a key out of the first mapping; gives what it stood for."""
        return self._of_first(lambda first: first.pop(key, *args), f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Takes a pair out of the first mapping."""
        return self._of_first(lambda first: first.popitem(), "No keys found in the first mapping.")

    def clear(self):
        """Takes everything out of the first mapping."""
        self.maps[0].clear()

    def __or__(self, other):
        if isinstance(other, Mapping):
            merged = self.copy()
            merged.update(other)
            return merged
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, Mapping):
            merged = dict(other)
            for each in self.maps[::-1]:
                merged.update(each)
            return type(self)(merged)
        return NotImplemented

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


class UserList(MutableSequence):
    """A list to inherit from."""
    __module__ = "collections"
    __copy__ = _twin
    __hash__ = None

    def __repr__(self): return repr(self.data)
    def __len__(self): return len(self.data)

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_bare(initlist))

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def insert(self, i, item):
        self.data.insert(i, item)

    def append(self, item):
        self.data.append(item)

    def copy(self):
        return type(self)(self)

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def remove(self, item):
        self.data.remove(item)

    def __add__(self, other):
        return self.__class__(self.data + list(_bare(other)))

    def __radd__(self, other):
        return self.__class__(list(_bare(other)) + self.data)

    def __iadd__(self, other):
        self.data += _bare(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self


class UserString(Sequence):
    """A str to inherit from: methods that give text give an object of the class."""
    __module__ = "collections"
    maketrans = str.maketrans

    def __repr__(self): return repr(self.data)
    def __len__(self): return len(self.data)

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(seq)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __contains__(self, char):
        return _bare(char) in self.data

    def __getnewargs__(self):
        return self.data,

    def __add__(self, other):
        return self.__class__(self.data + str(other))

    def __radd__(self, other):
        return self.__class__(str(other) + self.data)

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", "strict" if errors is None else errors)

    for _type in int, float, complex, str, hash:
        def _converted(self, _type=_type): return _type(self.data)
        locals()[f"__{_type.__name__}__"] = _converted
    del _type, _converted


for _class in UserList, UserString:
    _handed_on(_class, "__eq__ __lt__ __le__ __gt__ __ge__", operator)
del _class
_handed_on(UserList, "clear pop reverse extend", list)
_handed_on(UserList, "__mul__ __rmul__", list, wraps=True)
_handed_on(
    UserString,
    "capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
    "swapcase title translate upper zfill __mul__ __rmul__",
    str, wraps=True,
)
_handed_on(
    UserString,
    "count endswith find format format_map index isalnum isalpha isascii isdecimal "
    "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition "
    "rsplit split splitlines startswith",
    str,
)
