"""
What reads annotations, and the decorators and functions of typing that say something to type checkers alone.
What is defined here belongs to the module typing.
"""
import sys
import typing
from typing import Annotated, ForwardRef, Generic, NotRequired, ParamSpecArgs, ParamSpecKwargs, ReadOnly, Required
from typing import NoneType, _Alias, _evaluated, _is_open, _is_protocol_root, _Noted, _rebuilt, _Subscripted, _Unites

__name__ = "typing"
_Native = type(list[int])
_Either = type(int | str)
_function = type(lambda: None)
_module = type(sys)


def get_origin(tp):
    """What a subscripted type is a subscription of, or None.

    >>> get_origin(dict[str, int])
    <class 'dict'>
    """
    if isinstance(tp, _Noted):
        return Annotated
    if isinstance(tp, _Either):
        return _Either
    if isinstance(tp, (_Alias, _Native, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    """What a subscripted type is subscripted with, as it is written.

    >>> get_args(dict[str, int])
    (<class 'str'>, <class 'int'>)
    """
    if isinstance(tp, _Noted):
        return tp.__origin__, *tp.__metadata__
    if isinstance(tp, _Either):
        return tp.__args__
    if not isinstance(tp, (_Subscripted, _Native)):
        return ()
    abc = sys.modules.get("collections.abc")
    if abc is not None and tp.__origin__ is abc.Callable and not _is_open(tp.__args__):
        *arguments, result = tp.__args__
        return arguments, result
    return tp.__args__


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, a module, or a class and its bases; text in them is evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = (_of_class if isinstance(obj, type) else _of_object)(obj, globalns, localns)
    return hints if include_extras else {name: _bare(hint) for name, hint in hints.items()}


def _of_class(cls, globalns, localns):
    hints = {}
    for base in cls.__mro__[::-1]:
        annotations = base.__dict__.get("__annotations__")
        if not isinstance(annotations, dict):
            continue
        outer, inner = globalns, localns
        if outer is None:
            outer = getattr(sys.modules.get(base.__module__), "__dict__", {})
        if inner is None:
            inner = dict(vars(base))
            if globalns is None:
                # Names of the module come first: a class's attribute may be called as its type is.
                outer, inner = inner, outer
        for name, hint in annotations.items():
            hints[name] = _hint(hint, outer, inner, base.__type_params__, is_argument=False, is_class=True)
    return hints


def _of_object(obj, globalns, localns):
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if callable(obj):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    in_module = isinstance(obj, _module)
    if globalns is None:
        globalns = vars(obj) if in_module else getattr(_innermost(obj), "__globals__", {})
    localns = globalns if localns is None else localns
    variables = getattr(obj, "__type_params__", ())
    return {
        name: _hint(hint, globalns, localns, variables, is_argument=not in_module, is_class=False)
        for name, hint in annotations.items()
    }


def _innermost(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def _hint(hint, globalns, localns, variables, **about):
    hint = NoneType if hint is None else ForwardRef(hint, **about) if isinstance(hint, str) else hint
    return _evaluated(hint, globalns, localns, variables)


def _bare(hint):
    """A type without metadata, and without what it says about the key of a TypedDict."""
    if isinstance(hint, _Noted):
        return _bare(hint.__origin__)
    if getattr(hint, "__origin__", None) in (Required, NotRequired, ReadOnly):
        return _bare(hint.__args__[0])
    if isinstance(hint, (_Subscripted, _Native, _Either)):
        return _rebuilt(hint, tuple([_bare(part) for part in hint.__args__]))
    return hint


# --- questions

def is_typeddict(tp):
    """True if the class was made by TypedDict."""
    records = sys.modules.get("_typing_records")
    return records is not None and isinstance(tp, records._TypedDictMeta) and tp is not records._TypedDict


def is_protocol(tp, /):
    """True for protocols, but not for Protocol itself."""
    return isinstance(tp, type) and bool(getattr(tp, "_is_protocol", False)) and not _is_protocol_root(tp)


def get_protocol_members(tp, /):
    """The names that a class must have to fit a protocol."""
    if is_protocol(tp):
        return frozenset(tp.__protocol_attrs__)
    raise TypeError(f"{tp!r} is not a Protocol")


# --- said to type checkers alone

def cast(typ, val):
    """Gives the value; type checkers take it for one of the type."""
    return val


def assert_type(val, typ, /):
    """Gives the value; type checkers complain if its type is another."""
    return val


def assert_never(arg, /):
    """Type checkers complain if this can be reached; where it is, it raises AssertionError."""
    shown = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {shown if len(shown) < 101 else shown[:100] + '...'}")


def reveal_type(obj, /):
    """Gives the value, and writes its type to standard error."""
    sys.stderr.write(f"Runtime type is {type(obj).__name__!r}\n")
    return obj


def _marking(name, doc):
    """A decorator that sets a mark where one can be set."""
    mark = f"__{name}__"

    def decorator(item, /):
        try:
            setattr(item, mark, True)
        except (TypeError, AttributeError):
            pass
        return item

    decorator.__name__ = decorator.__qualname__ = name
    decorator.__doc__ = doc
    return decorator


final = _marking("final", "Decorator: no class inherits from the class, or overrides the method.")
override = _marking("override", "Decorator: the method overrides one of a base.")
_unchecked = _marking("no_type_check", "")


def no_type_check(arg):
    """Decorator: the annotations of the function, or of all that a class defines, are no types."""
    for name in dir(arg) if isinstance(arg, type) else ():
        item = getattr(arg, name)
        full = f"{arg.__qualname__}.{getattr(item, '__name__', None)}"
        if getattr(item, "__qualname__", None) != full or getattr(item, "__module__", None) != arg.__module__:
            continue
        if isinstance(item, type):
            no_type_check(item)
        elif isinstance(item, _function) or hasattr(item, "__func__"):
            _unchecked(getattr(item, "__func__", item))
    return _unchecked(arg)


def no_type_check_decorator(decorator):
    """Outdated: makes a decorator after which annotations are no types."""
    import functools
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))
    return functools.wraps(decorator)(lambda *args, **kwds: no_type_check(decorator(*args, **kwds)))


# Overloads by module, qualified name and line.
_overloaded = {}


def _place(func):
    function = getattr(func, "__func__", func)
    return function.__module__, function.__qualname__


def overload(func):
    """Decorator: one of several signatures of the function that follows them."""
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    if code is not None:
        _overloaded.setdefault(_place(func), {})[code.co_firstlineno] = func
    return _no_implementation


def _no_implementation(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def get_overloads(func):
    """The signatures that were written for a function."""
    return [*_overloaded.get(_place(func), {}).values()]


def clear_overloads():
    """Lets go of all signatures."""
    _overloaded.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator: the function or class makes classes as dataclass() does, with these defaults."""
    about = dict(locals())

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = about
        return cls_or_fn

    return decorator


class NewType(_Unites):
    """A type of its own for type checkers; calling it gives its argument."""

    def __init__(self, name, tp):
        self.__qualname__, self.__supertype__ = name, tp
        self.__name__ = name.split(".")[-1]
        asking = sys._getframe(1).f_globals.get("__name__")
        if asking != "typing":
            self.__module__ = asking

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return Refusing,
