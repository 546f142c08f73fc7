"""Protocol of typing, and the protocols that typing has ready."""
from abc import ABCMeta, abstractmethod

from typing import Generic, TypeVar, _GenericAlias

_EXCLUDED = frozenset((
    "_is_protocol_root",
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__abstractmethods__",
    "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "_MutableMapping__marker", "__qualname__", "__classcell__",
))


def _protocol_members(cls):
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for attr in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if not attr.startswith("_abc_") and attr not in _EXCLUDED:
                members.add(attr)
    return members


_MISSING = object()


def _static_attribute(obj, name):
    """An attribute as it is stored, without running code of the object."""
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    try:
        values = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        values = {}
    if isinstance(values, dict) and name in values:
        return values[name]
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    return _MISSING


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    # A class that inherits from a protocol and has no __init__ of its own: the next one in the mro is its.
    cls = type(self)
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif Protocol in bases:
            for base in bases:
                allowed = (base in (object, Generic) or base.__name__ in _ALLOWED.get(base.__module__, ())
                           or issubclass(base, Generic) and getattr(base, "_is_protocol", False))
                if not allowed:
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _called_from_library():
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            others = cls.__non_callable_proto_members__
            if others and cls.__dict__.get("__subclasshook__") is _hook:
                shown = str(sorted(others))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {shown}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _called_from_library():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _checked_by_abc(cls, instance):
            return True
        for attr in cls.__protocol_attrs__:
            value = _static_attribute(instance, attr)
            if value is _MISSING or value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


_ALLOWED = {
    "collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable",
                        "Sized", "Container", "Collection", "Reversible", "Buffer"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


def _called_from_library():
    """The machinery of abc and functools asks about any class; that is no use of a protocol by a program."""
    import sys
    try:
        return sys._getframe(2).f_globals.get("__name__") in ("abc", "functools", "_typing_protocols")
    except ValueError:
        return False


def _checked_by_abc(cls, instance):
    return ABCMeta.__instancecheck__(cls, instance)


@classmethod
def _hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {})
            if attr in annotations and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that describe what others must have, not what they must inherit from."""
    __slots__ = ()
    __module__ = "typing"
    _is_protocol_root = True
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


Protocol.__init__ = _no_init


def runtime_checkable(cls):
    """Class decorator: isinstance() and issubclass() may be used with the protocol; they look for its members."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        if not callable(getattr(cls, attr, None)):
            cls.__non_callable_proto_members__.add(attr)
    return cls


_T_co = TypeVar("T_co", covariant=True)


def _single(name, method, doc, generic=False):
    """A runtime protocol of one method."""
    method = abstractmethod(method)
    method.__qualname__ = f"{name}.{method.__name__}"
    method.__module__ = "typing"
    bases = (Protocol[_T_co],) if generic else (Protocol,)
    import types
    cls = types.new_class(name, bases, {}, lambda ns: ns.update({
        "__module__": "typing", "__qualname__": name, "__doc__": doc, "__slots__": (), method.__name__: method}))
    return runtime_checkable(cls)


def __int__(self) -> int: pass
def __float__(self) -> float: pass
def __complex__(self) -> complex: pass
def __bytes__(self) -> bytes: pass
def __index__(self) -> int: pass
def __abs__(self): pass
def __round__(self, ndigits=0): pass


SupportsInt = _single("SupportsInt", __int__, "What int() takes.")
SupportsFloat = _single("SupportsFloat", __float__, "What float() takes.")
SupportsComplex = _single("SupportsComplex", __complex__, "What complex() takes.")
SupportsBytes = _single("SupportsBytes", __bytes__, "What bytes() takes.")
SupportsIndex = _single("SupportsIndex", __index__, "What stands for an integer.")
SupportsAbs = _single("SupportsAbs", __abs__, "What abs() takes.", generic=True)
SupportsRound = _single("SupportsRound", __round__, "What round() takes.", generic=True)
