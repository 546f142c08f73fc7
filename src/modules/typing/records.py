"""NamedTuple and TypedDict of typing: functions that make classes, and stand for a base class where one is written."""
import sys
import typing
from typing import Generic, NotRequired, ReadOnly, Required, _Noted, _type_check, get_args, get_origin

_absent = object()


def _asking_module():
    """The module whose code called what calls this."""
    return sys._getframe(2).f_globals.get("__name__", "__main__")


def _warn_without_fields(kind, name, fields, empty, about):
    """Warns of a class without fields that is not written as such. `empty` is how to write it."""
    import warnings
    what = "Passing `None` as" if fields is None else "Failing to pass a value for"
    warnings._deprecated(f"{what} the 'fields' parameter", message=(
        "{name} is deprecated and will be disallowed in Python {remove}. To create a " + kind + " class with 0 fields "
        f"using the functional syntax, pass an empty {about}, e.g. `{name} = {kind}({name!r}, {empty})`."
    ), remove=(3, 15))


# --- NamedTuple

# Names that a body may not define, and those that every body has.
_RESERVED = frozenset(
    "__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make _replace _asdict _source".split()
)
_GIVEN = frozenset("__module__ __name__ __qualname__ __annotations__ __firstlineno__".split())


def _tuple_class(name, annotations, module, defaults=()):
    from collections import namedtuple
    checked = {
        field: _type_check(hint, f"field {field} annotation must be a type") for field, hint in annotations.items()
    }
    made = namedtuple(name, checked, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = checked
    return made


def _trailing_defaults(fields, body):
    """The values of the fields that have one; they must be the last ones."""
    having = [field for field in fields if field in body]
    for field in fields[len(fields) - len(having):]:
        if field not in body:
            before = [each for each in having if fields.index(each) < fields.index(field)]
            several = "s" if len(before) > 1 else ""
            raise TypeError(
                f"Non-default namedtuple field {field} cannot follow default field{several} {', '.join(before)}")
    return [body[field] for field in having]


class NamedTupleMeta(type):
    """Makes the classes of bodies that have NamedTuple as a base."""

    def __new__(meta, name, bases, body):
        if any(base is not _TupleBase and base is not Generic for base in bases):
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        hints = body.get("__annotations__", {})
        made = _tuple_class(name, hints, body["__module__"], _trailing_defaults([*hints], body))
        made.__bases__ = tuple([tuple if base is _TupleBase else base for base in bases])
        made.__qualname__ = body.get("__qualname__", name)
        if Generic in bases:
            made.__class_getitem__ = classmethod(typing._subscript_generic)
        for attribute, value in body.items():
            if attribute in _RESERVED:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {attribute}")
            if attribute not in _GIVEN and attribute not in hints:
                setattr(made, attribute, value)
                if hasattr(type(value), "__set_name__"):
                    value.__set_name__(made, attribute)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=_absent, /, **kwargs):
    """A class of tuples whose items have names and types: NamedTuple('Name', [('field', type), ...]), or a base class."""
    if kwargs:
        if fields is None:
            raise TypeError(
                "Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        if fields is not _absent:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        import warnings
        warnings._deprecated("Creating NamedTuple classes using keyword arguments", message=(
            "{name} is deprecated and will be disallowed in Python {remove}. "
            "Use the class-based or functional syntax instead."
        ), remove=(3, 15))
        fields = kwargs.items()
    elif fields is None or fields is _absent:
        _warn_without_fields("NamedTuple", typename, fields, "[]", "list")
        fields = ()
    made = _tuple_class(typename, dict(fields), _asking_module())
    made.__orig_bases__ = NamedTuple,
    return made


# --- TypedDict

def _around(hint):
    """Required, NotRequired and ReadOnly around a type."""
    found = set()
    while True:
        origin = get_origin(hint)
        if origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
        elif not isinstance(hint, _Noted):
            return found
        hint = get_args(hint)[0]


class _Keys:
    """The keys of a class: which must be there, and which may be changed."""

    def __init__(self, total):
        self.total = total
        self.required, self.optional, self.readonly, self.mutable = set(), set(), set(), set()

    def inherit(self, base):
        own = vars(base)
        for mine, others, name in ((self.required, self.optional, "__required_keys__"),
                                   (self.optional, self.required, "__optional_keys__")):
            keys = own.get(name, ())
            mine.update(keys)
            others.difference_update(keys)
        self.readonly.update(own.get("__readonly_keys__", ()))
        self.mutable.update(own.get("__mutable_keys__", ()))

    def add(self, key, hint):
        marks = _around(hint)
        needed = Required in marks or NotRequired not in marks and self.total
        (self.optional if needed else self.required).discard(key)
        (self.required if needed else self.optional).add(key)
        if ReadOnly not in marks:
            self.readonly.discard(key)
            self.mutable.add(key)
        elif key in self.mutable:
            raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
        else:
            self.readonly.add(key)


class _TypedDictMeta(type):
    def __new__(meta, name, bases, body, total=True):
        if any(base is not Generic and type(base) is not _TypedDictMeta for base in bases):
            raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = body.pop("__annotations__", {})
        generic = any(issubclass(base, Generic) for base in bases)
        made = type.__new__(meta, name, (Generic, dict) if generic else (dict,), body)
        if "__orig_bases__" not in dir(made):
            made.__orig_bases__ = bases
        hints, keys = {}, _Keys(total)
        for base in bases:
            hints.update(vars(base).get("__annotations__", ()))
            keys.inherit(base)
        for key, hint in own.items():
            if isinstance(hint, str):
                hint = typing.ForwardRef(hint, module=made.__module__)
            hint = _type_check(hint, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            hints[key] = hint
            keys.add(key, hint)
        made.__annotations__, made.__total__ = hints, total
        for kind in "required", "optional", "readonly", "mutable":
            setattr(made, f"__{kind}_keys__", frozenset(getattr(keys, kind)))
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=_absent, /, *, total=True):
    """A class of dicts with known keys: TypedDict('Name', {'key': type, ...}), or a base class."""
    if fields is None or fields is _absent:
        _warn_without_fields("TypedDict", typename, fields, "{{}}", "dictionary")
        fields = ()
    made = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _asking_module()}, total=total)
    made.__orig_bases__ = TypedDict,
    return made


# What the functions stand for in a list of bases.
_TupleBase = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_TupleBase,)
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
NamedTuple.__module__ = TypedDict.__module__ = "typing"
