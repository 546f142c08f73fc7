"""Functions of functions: wrapping, caching, partial application, dispatch by type.

partial, reduce, cmp_to_key and the cache itself are native (_functools); here is what is made of them.
"""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_Alias = type(list[int])
_of_types = classmethod(_Alias)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps: copies `assigned` attributes, updates `updated` ones."""
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        more = getattr(wrapped, name, _missing)
        own = getattr(wrapper, name)
        own.update({} if more is _missing else more)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper() to the decorated function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- ordering

_SYMBOLS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# For each method that may be there, those that follow from it: (name, negated, joined).
_DERIVATIONS = {
    "__lt__": (("__gt__", True, "and"), ("__le__", False, "or"), ("__ge__", True, "")),
    "__le__": (("__ge__", True, "or"), ("__lt__", False, "and"), ("__gt__", True, "")),
    "__gt__": (("__lt__", True, "and"), ("__ge__", False, "or"), ("__le__", True, "")),
    "__ge__": (("__le__", True, "or"), ("__gt__", False, "and"), ("__lt__", True, "")),
}


def _derived(name, base, negated, joined):
    """An ordering method made of another: `base` possibly negated, joined with equality by and, or, or not at all."""

    def method(self, other):
        answer = getattr(type(self), base)(self, other)
        if answer is NotImplemented:
            return NotImplemented
        if negated:
            answer = not answer
        if joined == "or":
            return answer or self == other
        if joined == "and":
            return answer and self != other
        return answer

    how = f"({'not ' if negated else ''}a {_SYMBOLS[base]} b)"
    how += {"or": " or (a == b)", "and": " and (a != b)", "": ""}[joined]
    method.__name__ = name
    method.__qualname__ = f"_{name.strip('_')}_from_{base.strip('_')}"
    method.__doc__ = f"Return a {_SYMBOLS[name]} b.  Computed by @total_ordering from {how}."
    return method


def total_ordering(cls):
    """Class decorator that fills in the missing ordering methods."""
    present = {name for name in _DERIVATIONS if getattr(cls, name, None) is not getattr(object, name, None)}
    if not present:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    base = max(present)
    for name, negated, joined in _DERIVATIONS[base]:
        if name not in present:
            setattr(cls, name, _derived(name, base, negated, joined))
    return cls


# --- descriptors

def _check_wrappable(function):
    if not (callable(function) or hasattr(function, "__get__")):
        raise TypeError(f"{function!r} is not callable or a descriptor")


class _Method:
    """A descriptor around `func`, as abstract as that is."""
    __isabstractmethod__ = property(lambda self: getattr(self.func, "__isabstractmethod__", False))


class partialmethod(_Method):
    """A method with some arguments given beforehand: partial, for use in a class body."""
    __class_getitem__ = _of_types

    def __init__(self, func, /, *args, **keywords):
        _check_wrappable(func)
        nested = isinstance(func, partialmethod)
        self.func = func.func if nested else func
        self.args = (*func.args, *args) if nested else args
        self.keywords = func.keywords | keywords if nested else keywords

    def __get__(self, obj, cls=None):
        function = self.func
        bound = function
        if hasattr(function, "__get__") and not isinstance(function, partial):
            bound = function.__get__(obj, cls)
        if bound is function:
            return self._as_function().__get__(obj, cls)
        method = partial(bound, *self.args, **self.keywords)
        owner = getattr(bound, "__self__", _missing)
        if owner is not _missing:
            method.__self__ = owner
        return method

    def _as_function(self):
        """For what does not bind itself: a function that takes the instance first."""
        function, given, named = self.func, self.args, self.keywords

        def method(receiver, /, *args, **keywords):
            return function(receiver, *given, *args, **named | keywords)

        method.__partialmethod__ = self
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method

    def __repr__(self):
        shown = [repr(self.func)]
        shown += [repr(value) for value in self.args]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(shown)})"


class cached_property:
    """A property computed once per instance; the value is kept in the instance's dict, in front of this."""
    __class_getitem__ = _of_types

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__, self.__module__ = func.__doc__, func.__module__

    def __set_name__(self, owner, name):
        known = self.attrname
        if known not in (None, name):
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({known!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kept = getattr(instance, "__dict__", None)
        if kept is None:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = kept.get(name, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                kept[name] = value
            except TypeError:
                kind = repr(type(instance).__name__)
                raise TypeError(
                    f"The '__dict__' attribute on {kind} instance does not support item assignment for caching "
                    f"{name!r} property."
                ) from None
        return value


# --- caches

_info_type = None


def _make_info(hits, misses, maxsize, currsize):
    global _info_type
    if _info_type is None:
        import collections
        _info_type = collections.namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools")
    return _info_type(hits, misses, maxsize, currsize)


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    remembering = _lru_cache_wrapper(function, maxsize, typed, _make_info)
    remembering.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(remembering, function)


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers up to `maxsize` results by their arguments, forgetting the least recently used.

    With maxsize=None nothing is forgotten. The function gets cache_info(), cache_clear() and cache_parameters().
    """
    if maxsize is None or isinstance(maxsize, int):
        limit = maxsize and max(maxsize, 0)
        return lambda function: _cached(function, limit, typed)
    if isinstance(typed, bool) and callable(maxsize):
        return _cached(maxsize, 128, typed)
    raise TypeError("Expected first argument to be an integer, a callable, or None")


def cache(user_function, /):
    """Decorator that remembers all results by their arguments."""
    return _cached(user_function, None, False)


# --- dispatch

def _dispatch_order(cls, registered):
    """The classes of cls's mro, each abstract class that is registered behind the class that brings it in."""
    mro = cls.__mro__
    brought = {}
    for candidate in registered:
        if candidate in mro or not hasattr(candidate, "__mro__") or isinstance(candidate, _Alias):
            continue
        if not issubclass(cls, candidate):
            continue
        position = max(i for i, base in enumerate(mro) if issubclass(base, candidate))
        brought.setdefault(position, []).append(candidate)
    order = []
    for position, base in enumerate(mro):
        order.append(base)
        left = brought.get(position, [])
        while left:
            for candidate in left:
                if not any(other is not candidate and issubclass(other, candidate) for other in left):
                    break
            else:
                candidate = left[0]
            left.remove(candidate)
            order.append(candidate)
    return order


class _Dispatcher:
    """The implementations of a generic function by class, and which of them a class gets."""

    def __init__(self, fallback):
        self.implementations = {object: fallback}
        # What classes got. While an abstract class is registered it holds for one state of all abstract classes.
        self.chosen = {}
        self.abstract_state = None

    def implementation(self, cls):
        """The implementation for a class."""
        if self.abstract_state is not None:
            self._follow_abstract_classes()
        found = self.chosen.get(cls)
        if found is None:
            found = self.implementations.get(cls) or self._nearest(cls)
            self.chosen[cls] = found
        return found

    def _follow_abstract_classes(self):
        from _abc import get_cache_token
        state = get_cache_token()
        if state != self.abstract_state:
            self.abstract_state = state
            self.chosen.clear()

    def _nearest(self, cls):
        candidates = [base for base in _dispatch_order(cls, self.implementations) if base in self.implementations]
        best, *others = candidates
        if others and best not in cls.__mro__ and others[0] not in cls.__mro__ and not issubclass(best, others[0]):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {others[0]}")
        return self.implementations[best]

    def register(self, cls, func=None):
        """Adds an implementation for a class, or for the annotation of its first parameter."""
        if func is None:
            if _can_dispatch(cls):
                return partial(self.register, cls)
            cls, func = _class_of_first_parameter(cls), cls
        elif not _can_dispatch(cls):
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        for each in cls.__args__ if _is_union(cls) else [cls]:
            self.implementations[each] = func
            if self.abstract_state is None and hasattr(each, "__abstractmethods__"):
                self._follow_abstract_classes()
        self.chosen.clear()
        return func


def singledispatch(func):
    """Makes a function generic: which implementation runs is decided by the class of the first argument."""
    dispatcher = _Dispatcher(func)
    choose = dispatcher.implementation

    def generic(*args, **keywords):
        if args:
            return choose(args[0].__class__)(*args, **keywords)
        name = getattr(func, "__name__", "singledispatch function")
        raise TypeError(f"{name} requires at least 1 positional argument")

    generic.dispatch = choose
    generic.register = dispatcher.register
    generic.registry = type(type.__dict__)(dispatcher.implementations)
    generic._clear_cache = dispatcher.chosen.clear
    return update_wrapper(generic, func)


def _is_union(cls):
    kind = type(cls)
    return kind is type(int | str) or (kind.__module__, kind.__name__) == ("typing", "_UnionGenericAlias")


def _can_dispatch(cls):
    if _is_union(cls):
        return all(isinstance(member, type) for member in cls.__args__)
    return isinstance(cls, type) and not isinstance(cls, _Alias)


def _class_of_first_parameter(function):
    annotations = getattr(function, "__annotations__", None)
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {function!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    if any(isinstance(value, str) for value in annotations.values()):
        import typing
        annotations = typing.get_type_hints(function)
    name, cls = next(iter(annotations.items()))
    if cls is None:
        cls = type(None)
    if not _can_dispatch(cls):
        complaint = "not all arguments are classes" if _is_union(cls) else "is not a class"
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {complaint}.")
    return cls


class singledispatchmethod(_Method):
    """singledispatch for methods: decided by the class of the first argument behind self or cls."""

    def __init__(self, func):
        _check_wrappable(func)
        self.func = func
        self.dispatcher = singledispatch(func)

    def register(self, cls, method=None):
        """Adds an implementation, as singledispatch's register does."""
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        choose = self.dispatcher.dispatch

        def method(*args, **keywords):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            implementation = choose(args[0].__class__)
            return implementation.__get__(obj, cls)(*args, **keywords)

        update_wrapper(method, self.func)
        method.register = self.register
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method
