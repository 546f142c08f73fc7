"""
Protocol of typing, and the protocols that typing has ready.

A protocol's members are what its class and the protocols that it extends define or annotate. Checks look for them where
attributes are stored, so that no property of the checked object runs.
"""
import sys
from abc import ABCMeta, abstractmethod

from typing import Generic, TypeVar

_absent = object()
# What every class may have, and what classes of this module note about themselves.
_NO_MEMBERS = frozenset("""
    __abstractmethods__ __annotations__ __class_getitem__ __classcell__ __dict__ __doc__ __firstlineno__ __init__
    __match_args__ __module__ __new__ __orig_bases__ __orig_class__ __parameters__ __qualname__ __slots__
    __static_attributes__ __subclasshook__ __type_params__ __weakref__
    __protocol_attrs__ __non_callable_proto_members__ _is_protocol _is_protocol_root _is_runtime_protocol
""".split())
# Classes that are no protocols of typing, but may be extended by protocols.
_LIKE_PROTOCOLS = {
    f"{module}.{name}"
    for module, names in (
        ("collections.abc", "Iterable Iterator AsyncIterable AsyncIterator Awaitable Reversible Container Collection "
                            "Sized Hashable Callable Buffer"),
        ("contextlib", "AbstractContextManager AbstractAsyncContextManager"),
    )
    for name in names.split()
}


def _is_protocol(cls):
    return getattr(cls, "_is_protocol", False)


def _members_of(cls):
    """The names that a class must have to fit the protocol."""
    names = set()
    for base in cls.__mro__:
        if base is not object and base is not Generic and "_is_protocol_root" not in vars(base):
            names.update(vars(base), vars(base).get("__annotations__", ()))
    return {name for name in names - _NO_MEMBERS if not name.startswith("_abc_")}


def _stored(obj, name):
    """An attribute where it is stored; _absent if it is nowhere."""
    places = [vars(base) for base in type(obj).__mro__]
    try:
        places.append(object.__getattribute__(obj, "__dict__"))
    except AttributeError:
        pass
    if isinstance(obj, type):
        places += [vars(base) for base in obj.__mro__]
    return next((place[name] for place in places if name in place), _absent)


def _asked_by_program(depth):
    """False where the machinery of other classes asks, which goes through all classes."""
    asking = sys._getframe(depth + 1).f_globals.get("__name__")
    return asking not in ("abc", "functools", "_typing_protocols")


class _ProtocolMeta(ABCMeta):
    def __new__(meta, name, bases, namespace, /, **keywords):
        if "_is_protocol_root" not in namespace and Protocol in bases:
            for base in bases:
                fits = base is object or base is Generic or issubclass(base, Generic) and _is_protocol(base)
                if not fits and f"{base.__module__}.{base.__name__}" not in _LIKE_PROTOCOLS:
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(meta, name, bases, namespace, **keywords)

    def __init__(cls, *args, **keywords):
        if _is_protocol(cls):
            cls.__protocol_attrs__ = _members_of(cls)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if _is_protocol(cls):
            cls._refuse_unchecked()
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        return bool(_is_protocol(cls)) and all(cls._has(instance, name) for name in cls.__protocol_attrs__)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if _is_protocol(cls) and _asked_by_program(1):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            cls._refuse_unchecked()
            data = cls.__non_callable_proto_members__
            if data and vars(cls).get("__subclasshook__") is _hook:
                raise TypeError(
                    "Protocols with non-method members don't support issubclass(). "
                    f"Non-method members: {', '.join(map(repr, sorted(data)))}."
                )
        return ABCMeta.__subclasscheck__(cls, other)

    def _refuse_unchecked(cls):
        if not cls._is_runtime_protocol and _asked_by_program(2):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")

    def _has(cls, instance, name):
        value = _stored(instance, name)
        # None stands for a method that is denied; data may be None.
        return value is not _absent and (value is not None or name in cls.__non_callable_proto_members__)


def _defines(cls, name):
    """True if a class has an attribute that is not None, or is a protocol that annotates it."""
    annotates = issubclass(cls, Generic) and _is_protocol(cls)
    for base in cls.__mro__:
        if name in vars(base):
            return vars(base)[name] is not None
        if annotates and name in getattr(base, "__annotations__", ()):
            return True
    return False


@classmethod
def _hook(cls, other):
    fits = vars(cls).get("_is_protocol") and all(_defines(other, name) for name in cls.__protocol_attrs__)
    return True if fits else NotImplemented


def _no_objects(self, *args, **kwargs):
    """__init__ of protocols. A class that extends one and has no other finds that of its next base here."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    inherited = (vars(base).get("__init__", _no_objects) for base in cls.__mro__)
    cls.__init__ = next((init for init in inherited if init is not _no_objects), object.__init__)
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class to extend by classes that say what others must have, whatever these inherit from."""
    __slots__ = ()
    __module__ = "typing"
    _is_protocol_root = _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = vars(cls)
        if not own.get("_is_protocol"):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = _hook
        if cls._is_protocol and "__init__" not in own:
            cls.__init__ = _no_objects


def runtime_checkable(cls):
    """Class decorator: the protocol may be asked about by isinstance(), and by issubclass() if it has methods alone."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and _is_protocol(cls)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    names = cls.__protocol_attrs__
    cls.__non_callable_proto_members__ = {name for name in names if not callable(getattr(cls, name, None))}
    cls._is_runtime_protocol = True
    return cls


_Result = TypeVar("T", infer_variance=True)


def _of_one_method(kind, base=Protocol, result=_absent, rounds=False):
    """The protocol of what a builtin function takes."""
    if rounds:
        def method(self, ndigits=0): pass
    else:
        def method(self): pass
    name, special = f"Supports{kind.title()}", f"__{kind}__"
    method.__name__, method.__qualname__, method.__module__ = special, f"{name}.{special}", "typing"
    if result is not _absent:
        method.__annotations__["return"] = result
    body = {"__module__": "typing", "__qualname__": name, "__slots__": (), special: abstractmethod(method)}
    body["__doc__"] = "What stands for an integer." if kind == "index" else f"What {kind}() takes."
    if base is not Protocol:
        body["__orig_bases__"] = base,
    return runtime_checkable(_ProtocolMeta(name, (Protocol,) if base is Protocol else base.__mro_entries__((base,)), body))


SupportsInt = _of_one_method("int", result=int)
SupportsFloat = _of_one_method("float", result=float)
SupportsComplex = _of_one_method("complex", result=complex)
SupportsBytes = _of_one_method("bytes", result=bytes)
SupportsIndex = _of_one_method("index", result=int)
SupportsAbs = _of_one_method("abs", Protocol[_Result])
SupportsRound = _of_one_method("round", Protocol[_Result], rounds=True)
