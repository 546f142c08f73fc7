"""Environments that refuse what a template of a stranger must not do."""

import operator
import types

from markupsafe import EscapeFormatter, Markup

from .environment import Environment
from .exceptions import SecurityError
from .runtime import Context
from .undefined import Undefined

MAX_RANGE = 100000

# What says that an object has no such item.
_NO_ITEM = (LookupError, TypeError)

UNSAFE_FUNCTION_ATTRIBUTES = set()
UNSAFE_METHOD_ATTRIBUTES = set()
UNSAFE_GENERATOR_ATTRIBUTES, UNSAFE_COROUTINE_ATTRIBUTES, UNSAFE_ASYNC_GENERATOR_ATTRIBUTES = (
    {f"{kind}_code", f"{kind}_frame"} for kind in ("gi", "cr", "ag")
)

# Methods that change their object, by the kinds of object that have them; the first that fits decides.
_MUTATING = (
    ("set", {"add", "clear", "difference_update", "discard", "pop", "remove", "symmetric_difference_update", "update"}),
    ("dict", {"clear", "pop", "popitem", "setdefault", "update"}),
    ("list", {"append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove"}),
    (
        "deque",
        {"append", "appendleft", "clear", "extend", "extendleft", "pop", "popleft", "remove", "rotate"},
    ),
)


def safe_range(*args):
    """A range of at most MAX_RANGE items."""
    found = range(*args)
    if len(found) > MAX_RANGE:
        raise OverflowError(f"Range too big. The sandbox blocks ranges larger than MAX_RANGE ({MAX_RANGE}).")
    return found


def unsafe(f):
    """Marks a function that templates may not call."""
    f.unsafe_callable = True
    return f


def is_internal_attribute(obj, attr):
    """True for attributes that lead to the workings of Python."""
    if attr.startswith("__"):
        return True
    if isinstance(obj, types.FunctionType):
        return attr in UNSAFE_FUNCTION_ATTRIBUTES
    if isinstance(obj, types.MethodType):
        return attr in UNSAFE_FUNCTION_ATTRIBUTES or attr in UNSAFE_METHOD_ATTRIBUTES
    if isinstance(obj, type):
        return attr == "mro"
    if isinstance(obj, (types.CodeType, types.TracebackType, types.FrameType)):
        return True
    if isinstance(obj, types.GeneratorType):
        return attr in UNSAFE_GENERATOR_ATTRIBUTES
    if isinstance(obj, types.CoroutineType):
        return attr in UNSAFE_COROUTINE_ATTRIBUTES
    if isinstance(obj, types.AsyncGeneratorType):
        return attr in UNSAFE_ASYNC_GENERATOR_ATTRIBUTES
    return False


def modifies_known_mutable(obj, attr):
    """True for methods that change a list, dict, set or deque."""
    from collections import deque
    from collections.abc import MutableMapping, MutableSequence, MutableSet

    kinds = {"set": MutableSet, "dict": MutableMapping, "list": MutableSequence, "deque": deque}
    for kind, names in _MUTATING:
        if isinstance(obj, kinds[kind]):
            return attr in names
    return False


def inspect_format_method(callable):
    """The text whose format or format_map this is, or None."""
    found = _formatted(callable)
    return None if found is None else found[0]


def _formatted(callable):
    if not isinstance(callable, (types.MethodType, types.BuiltinMethodType)):
        return None
    if callable.__name__ not in ("format", "format_map"):
        return None
    obj = callable.__self__
    return (obj, callable.__name__) if isinstance(obj, str) else None


def _lookup_in(environment):
    """Fields of a format string, looked up as a template looks up."""

    def get_field(formatter, field_name, args, kwargs):
        from _string import formatter_field_name_split

        first, steps = formatter_field_name_split(field_name)
        obj = formatter.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            obj = environment.getattr(obj, key) if is_attribute else environment.getitem(obj, key)
        return obj, first

    return get_field


def _formatter_for(environment, text):
    import string

    class SandboxedFormatter(string.Formatter):
        get_field = _lookup_in(environment)

    class SandboxedEscapeFormatter(EscapeFormatter):
        get_field = _lookup_in(environment)

    if isinstance(text, Markup):
        return SandboxedEscapeFormatter(text.escape)
    return SandboxedFormatter()


class SandboxedEnvironment(Environment):
    """Refuses attributes that begin with an underscore or lead inside Python, and calls that are marked unsafe."""

    sandboxed = True

    default_binop_table = {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "//": operator.floordiv,
        "**": operator.pow,
        "%": operator.mod,
    }
    default_unop_table = {"+": operator.pos, "-": operator.neg}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.globals.update(range=safe_range)
        self.binop_table = dict(self.default_binop_table)
        self.unop_table = dict(self.default_unop_table)

    def is_safe_attribute(self, obj, attr, value):
        if attr.startswith("_"):
            return False
        return not is_internal_attribute(obj, attr)

    def is_safe_callable(self, obj):
        return not (getattr(obj, "unsafe_callable", False) or getattr(obj, "alters_data", False))

    def call_binop(self, context, operator, left, right):
        function = self.binop_table[operator]
        return function(left, right)

    def call_unop(self, context, operator, arg):
        function = self.unop_table[operator]
        return function(arg)

    def getitem(self, obj, argument):
        try:
            return obj[argument]
        except _NO_ITEM:
            if isinstance(argument, str):
                try:
                    value = getattr(obj, argument)
                except AttributeError:
                    pass
                else:
                    return self._guarded(obj, argument, value)
        return self.undefined(None, obj, argument)

    def getattr(self, obj, attribute):
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            try:
                return obj[attribute]
            except _NO_ITEM:
                return self.undefined(None, obj, attribute)
        return self._guarded(obj, attribute, value)

    def _guarded(self, obj, attribute, value):
        """An attribute's value if a template may have it."""
        wrapped = self.wrap_str_format(value)
        if wrapped is not None:
            return wrapped
        allowed = self.is_safe_attribute(obj, attribute, value)
        return value if allowed else self.unsafe_undefined(obj, attribute)

    def unsafe_undefined(self, obj, attribute):
        return self.undefined(
            f"access to attribute {attribute!r} of {type(obj).__name__!r} object is unsafe.",
            name=attribute,
            obj=obj,
            exc=SecurityError,
        )

    def wrap_str_format(self, value):
        """For str.format: a function that formats as a template may; else None."""
        found = _formatted(value)
        if found is None:
            return None
        text, method = found
        formatter = _formatter_for(self, text)
        is_map = method == "format_map"

        def wrapper(*args, **kwargs):
            if is_map:
                if kwargs:
                    raise TypeError("format_map() takes no keyword arguments")
                if len(args) != 1:
                    given = len(args)
                    raise TypeError(f"format_map() takes exactly one argument ({given} given)")
                args, kwargs = (), args[0]
            return type(text)(formatter.vformat(text, args, kwargs))

        wrapper.__name__ = method
        wrapper.__qualname__ = f"str.{method}"
        return wrapper

    def call(self, context, callee, /, *args, **kwargs):
        """Calls what a template calls, if that is safe."""
        if not self.is_safe_callable(callee):
            raise SecurityError(f"{callee!r} is not safely callable")
        return context.call(callee, *args, **kwargs)


class ImmutableSandboxedEnvironment(SandboxedEnvironment):
    """A sandbox whose templates cannot change lists, dicts, sets and deques."""

    def is_safe_attribute(self, obj, attr, value):
        allowed = super().is_safe_attribute(obj, attr, value)
        return allowed and not modifies_known_mutable(obj, attr)
