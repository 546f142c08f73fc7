"""Functions of functions: wrapping, caching, partial application, dispatch by type."""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps: copies `assigned` attributes, updates `updated` ones."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper() to the decorated function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


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

    method.__name__ = name
    method.__qualname__ = name
    method.__doc__ = f"Return a {_SYMBOLS[name]} b.  Computed by @total_ordering from {base}."
    return method


_SYMBOLS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# For each method that may be there, those that follow from it: (name, negated, joined).
_DERIVATIONS = {
    "__lt__": (("__gt__", True, "and"), ("__le__", False, "or"), ("__ge__", True, "")),
    "__le__": (("__ge__", True, "or"), ("__lt__", False, "and"), ("__gt__", True, "")),
    "__gt__": (("__lt__", True, "and"), ("__ge__", False, "or"), ("__le__", True, "")),
    "__ge__": (("__le__", True, "or"), ("__gt__", False, "and"), ("__lt__", True, "")),
}


def total_ordering(cls):
    """Class decorator that fills in the missing ordering methods."""
    present = {name for name in _DERIVATIONS if getattr(cls, name, None) is not getattr(object, name, None)}
    if not present:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(present)
    for name, negated, joined in _DERIVATIONS[root]:
        if name not in present:
            setattr(cls, name, _derived(name, root, negated, joined))
    return cls


class partialmethod:
    """Like partial, for methods: to be used in a class body."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = self.__class__
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        result = None
        if get is not None and not isinstance(self.func, partial):
            new_func = get(obj, cls)
            if new_func is not self.func:
                result = partial(new_func, *self.args, **self.keywords)
                try:
                    result.__self__ = new_func.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


_CacheInfo = None


def _make_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _CacheInfo(hits, misses, maxsize, currsize)


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers up to `maxsize` results by their arguments, forgetting the least recently used.

    With maxsize=None nothing is forgotten. The function gets cache_info(), cache_clear() and cache_parameters().
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    if not callable(user_function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _make_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Decorator that remembers all results by their arguments."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once per instance; the value is kept in the instance's dict."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = values.get(self.attrname, values)
        if value is values:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


def _dispatch_order(cls, registered):
    """The classes of cls's mro, each abstract class that is registered behind the class that brings it in."""
    mro = cls.__mro__
    brought = {}
    for candidate in registered:
        if candidate in mro or not hasattr(candidate, "__mro__") or isinstance(candidate, GenericAlias):
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


def _find_implementation(cls, registry):
    match = None
    for candidate in _dispatch_order(cls, registry):
        if candidate not in registry:
            continue
        if match is None:
            match = candidate
            continue
        mro = cls.__mro__
        if candidate not in mro and match not in mro and not issubclass(match, candidate):
            raise RuntimeError(f"Ambiguous dispatch: {match} or {candidate}")
        break
    return registry.get(match)


def singledispatch(func):
    """Makes a function generic: which implementation runs is decided by the class of the first argument."""
    registry = {}
    found = {}
    token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None:
            from _abc import get_cache_token
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Adds an implementation for a class, or for the annotation of its first parameter."""
        nonlocal token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func = cls
            cls = _annotated_class(func)
        for each in _union_members(cls):
            registry[each] = func
            if token is None and hasattr(each, "__abstractmethods__"):
                from _abc import get_cache_token
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _is_union(cls):
    if isinstance(cls, type(int | str)):
        return True
    kind = type(cls)
    return kind.__module__ == "typing" and kind.__name__ == "_UnionGenericAlias"


def _union_members(cls):
    return cls.__args__ if _is_union(cls) else (cls,)


def _is_dispatch_type(cls):
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return True
    return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def _annotated_class(func):
    if not getattr(func, "__annotations__", {}):
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    annotations = func.__annotations__
    if any(isinstance(value, str) for value in annotations.values()):
        from typing import get_type_hints
        annotations = get_type_hints(func)
    argname, cls = next(iter(annotations.items()))
    if cls is None:
        cls = type(None)
    if not _is_dispatch_type(cls):
        if _is_union(cls):
            raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
        raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
    return cls


class singledispatchmethod:
    """singledispatch for methods: decided by the class of the first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Adds an implementation, as singledispatch's register does."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
