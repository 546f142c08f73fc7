"""Containers beyond the builtin ones."""
from _collections import OrderedDict, _count_elements as _count, _makes_tuples, _tuplegetter, defaultdict, deque

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
))
# Classes on top of collections.abc, which is imported when one of them is first asked for.
_LAZY = ("ChainMap", "UserDict", "UserList", "UserString")


def __getattr__(name):
    if name in _LAZY:
        import _collections_user
        for each in _LAZY:
            globals()[each] = getattr(_collections_user, each)
        return globals()[name]
    if name == "abc":
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a subclass of tuple whose items have names.

    >>> Point = namedtuple('Point', 'x y')
    >>> Point(1, y=2)
    Point(x=1, y=2)
    """
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else field_names
    fields = _checked_fields(str(typename), [str(name) for name in names], rename)
    preset = () if defaults is None else tuple(defaults)
    if len(preset) > len(fields):
        raise TypeError("Got more default values than field names")
    if module is None:
        import sys
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    made = type(str(typename), (tuple,), _tuple_namespace(str(typename), fields, preset))
    made.__module__ = module
    if defaults is not None:
        made.__new__.__defaults__ = preset
    _makes_tuples(made, len(fields))
    return made


def _problem(name, seen, is_field):
    """What is wrong with the name of a type or field, as a message; None where nothing is."""
    if not name.isidentifier():
        return "Type names and field names must be valid identifiers"
    if name in _KEYWORDS:
        return "Type names and field names cannot be a keyword"
    if is_field and name[0] == "_":
        return "Field names cannot start with an underscore"
    return "Encountered duplicate field name" if name in seen else None


def _checked_fields(typename, names, rename):
    """The names as a tuple. `rename`: one that will not do becomes its number behind an underscore."""
    fields = []
    if rename:
        for number, name in enumerate(names):
            fields.append(f"_{number}" if _problem(name, fields, True) else name)
        names = []
    # First all that can be said of each name by itself, then what is about fields alone.
    for name in [typename, *names]:
        if problem := _problem(name, (), False):
            raise ValueError(f"{problem}: {name!r}")
    for name in names:
        if problem := _problem(name, fields, True):
            raise ValueError(f"{problem}: {name!r}")
        fields.append(name)
    return tuple(fields)


def _tuple_namespace(typename, fields, preset):
    count, listed = len(fields), ", ".join(fields)
    pattern = f"({', '.join([name + '=%r' for name in fields])})"
    space = {"_make_tuple": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    items = f"({listed}{',' if count == 1 else ''})"
    create = eval(f"lambda _cls, {listed}: _make_tuple(_cls, {items})", space)
    create.__name__ = "__new__"
    create.__doc__ = f"Create new instance of {typename}{items}"

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == count:
            return made
        raise TypeError(f"Expected {count} arguments, got {len(made)}")
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        values = [kwds.pop(name, value) for name, value in zip(fields, self)]
        if kwds:
            raise TypeError(f"Got unexpected field names: {[*kwds]!r}")
        return self._make(values)
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def _asdict(self):
        return {name: value for name, value in zip(self._fields, self)}
    _asdict.__doc__ = "Return a new dict which maps field names to their values."

    def __repr__(self):
        return type(self).__name__ + pattern % self
    __repr__.__doc__ = "Return a nicely formatted representation string"

    def __getnewargs__(self):
        return tuple(self)
    __getnewargs__.__doc__ = "Return self as a plain tuple.  Used by copy and pickle."

    for function in create, _make, _replace, _asdict, __repr__, __getnewargs__:
        function.__qualname__ = f"{typename}.{function.__name__}"
    namespace = {
        "__doc__": typename + items, "__slots__": (), "__new__": create, "__match_args__": fields,
        "_fields": fields, "_field_defaults": dict(zip(fields[count - len(preset):], preset)),
        "_make": classmethod(_make), "_replace": _replace, "__replace__": _replace, "_asdict": _asdict,
        "__repr__": __repr__, "__getnewargs__": __getnewargs__,
    }
    for number, name in enumerate(fields):
        namespace[name] = _tuplegetter(number, f"Alias for field number {number}")
    return namespace


def _with_counter(method):
    """A binary operator that leaves all but counters to the other side."""
    def operator(self, other):
        return method(self, other) if isinstance(other, Counter) else NotImplemented
    operator.__name__, operator.__doc__ = method.__name__, method.__doc__
    operator.__qualname__ = f"Counter.{method.__name__}"
    return operator


class Counter(dict):
    """Counts hashable items: keys are the items, values how often each was seen.

    >>> Counter('abracadabra').most_common(2)
    [('a', 5), ('b', 2)]
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """What is not there was seen 0 times."""
        return 0

    def total(self):
        """Sum of the counts"""
        return sum(self.values())

    def most_common(self, n=None):
        """The n commonest items and their counts, commonest first; all of them without n."""
        pairs = self.items()
        if n is None:
            return sorted(pairs, key=_count_of, reverse=True)
        import heapq
        return heapq.nlargest(n, pairs, key=_count_of)

    def elements(self):
        """Each item as often as its count says."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts: of a mapping's, of an iterable's items, of keywords."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for item, count in iterable.items():
                        self[item] = count + get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update, but takes the counts away; they may become zero or negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for item, count in iterable.items():
                    self[item] = get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return type(self), (dict.copy(self),)

    def __delitem__(self, item):
        """Like dict's, but a missing item is no error."""
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    # Comparisons take what is missing for 0.

    @_with_counter
    def __eq__(self, other):
        return all([self[item] == other[item] for item in {**self, **other}])

    @_with_counter
    def __ne__(self, other):
        return not Counter.__eq__(self, other)

    @_with_counter
    def __le__(self, other):
        return all([self[item] <= other[item] for item in {**self, **other}])

    @_with_counter
    def __ge__(self, other):
        return all([self[item] >= other[item] for item in {**self, **other}])

    @_with_counter
    def __lt__(self, other):
        return Counter.__le__(self, other) and Counter.__ne__(self, other)

    @_with_counter
    def __gt__(self, other):
        return Counter.__ge__(self, other) and Counter.__ne__(self, other)

    # Operators give positive counts alone.

    @_with_counter
    def __add__(self, other):
        return _positive([(item, self[item] + other[item]) for item in _items_of(self, other)])

    @_with_counter
    def __sub__(self, other):
        return _positive([(item, self[item] - other[item]) for item in _items_of(self, other)])

    @_with_counter
    def __or__(self, other):
        return _positive([(item, max(self[item], other[item])) for item in _items_of(self, other)])

    @_with_counter
    def __and__(self, other):
        return _positive([(item, min(count, other[item])) for item, count in self.items()])

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive([(item, 0 - count) for item, count in self.items()])

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, other_count in other.items():
            if other_count > self[item]:
                self[item] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            other_count = other[item]
            if other_count < count:
                self[item] = other_count
        return self._keep_positive()


def _items_of(one, other):
    """The items of both, those of the first one first."""
    return [*one, *[item for item in other if item not in one]]


def _positive(pairs):
    counter = Counter()
    for item, count in pairs:
        if count > 0:
            dict.__setitem__(counter, item, count)
    return counter


def _count_of(pair):
    return pair[1]


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    import sys
    abc = sys.modules.get("collections.abc")
    # Without that module nothing but builtins and mappingproxy is registered as a Mapping.
    return isinstance(value, abc.Mapping) if abc is not None else type(value) is type(type.__dict__)
