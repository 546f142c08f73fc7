"""NamedTuple and TypedDict of typing."""
import typing
from typing import Generic, NotRequired, ReadOnly, Required, _AnnotatedAlias, _type_check, get_args, get_origin


def _module_of_caller(depth=2):
    import sys
    return sys._getframe(depth).f_globals.get("__name__", "__main__")


# --- NamedTuple

def _make_namedtuple(name, types, module, defaults=()):
    from collections import namedtuple
    fields = [field for field, _ in types]
    types = {field: _type_check(t, f"field {field} annotation must be a type") for field, t in types}
    result = namedtuple(name, fields, defaults=defaults, module=module)
    result.__annotations__ = result.__new__.__annotations__ = types
    return result


_PROHIBITED = frozenset((
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
))
_SPECIAL = frozenset(("__module__", "__name__", "__annotations__", "__qualname__", "__firstlineno__"))


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default "
                    f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        result = _make_namedtuple(typename, types.items(), ns["__module__"], [ns[name] for name in defaults])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(lambda cls, args: typing._subscript_generic(cls, args))
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _SPECIAL or key in result._fields:
                continue
            setattr(result, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                set_name(value, result, key)
        result.__qualname__ = ns.get("__qualname__", typename)
        if Generic in bases:
            result.__init_subclass__()
        return result


_NOT_GIVEN = object()


def NamedTuple(typename, fields=_NOT_GIVEN, /, **kwargs):
    """A named tuple class with types: by inheriting from it, or NamedTuple('Name', [('field', type), ...])."""
    if fields is _NOT_GIVEN or fields is None:
        import warnings
        if fields is None and kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        what = "Creating NamedTuple classes using keyword arguments" if kwargs else (
            "Failing to pass a value for the 'fields' parameter" if fields is _NOT_GIVEN
            else "Passing `None` as the 'fields' parameter")
        if kwargs:
            message = ("{name} is deprecated and will be disallowed in Python {remove}. "
                       "Use the class-based or functional syntax instead.")
        else:
            example = f"`{typename} = NamedTuple({typename!r}, [])`"
            message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a NamedTuple class "
                       "with 0 fields using the functional syntax, pass an empty list, e.g. " + example + ".")
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    result = _make_namedtuple(typename, list(fields), module=_module_of_caller())
    result.__orig_bases__ = (NamedTuple,)
    return result


NamedTuple.__module__ = "typing"
_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# --- TypedDict

def _qualifiers(annotation):
    """Required, NotRequired and ReadOnly around a type, from the outside in."""
    while True:
        origin = get_origin(annotation)
        if isinstance(annotation, _AnnotatedAlias):
            args = get_args(annotation)
            if not args:
                return
            annotation = args[0]
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation, = get_args(annotation)
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic_base = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        ns_annotations = ns.pop("__annotations__", {})
        result = type.__new__(_TypedDictMeta, name, (*generic_base, dict), ns)
        if not hasattr(result, "__orig_bases__"):
            result.__orig_bases__ = bases
        own = {
            key: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            for key, t in ns_annotations.items()
        }
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            base_dict = base.__dict__
            annotations.update(base_dict.get("__annotations__", {}))
            base_required = base_dict.get("__required_keys__", set())
            required |= base_required
            optional -= base_required
            base_optional = base_dict.get("__optional_keys__", set())
            required -= base_optional
            optional |= base_optional
            readonly.update(base_dict.get("__readonly_keys__", ()))
            mutable.update(base_dict.get("__mutable_keys__", ()))
        annotations.update(own)
        for key, annotation in own.items():
            qualifiers = set(_qualifiers(annotation))
            if Required in qualifiers:
                is_required = True
            elif NotRequired in qualifiers:
                is_required = False
            else:
                is_required = total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(readonly)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        return result

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_NOT_GIVEN, /, *, total=True):
    """A dict with known keys: by inheriting from it, or TypedDict('Name', {'key': type, ...})."""
    if fields is _NOT_GIVEN or fields is None:
        import warnings
        what = ("Failing to pass a value for the 'fields' parameter" if fields is _NOT_GIVEN
                else "Passing `None` as the 'fields' parameter")
        example = f"`{typename} = TypedDict({typename!r}, {{{{}}}})`"
        message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a TypedDict class with 0 "
                   "fields using the functional syntax, pass an empty dictionary, e.g. " + example + ".")
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _module_of_caller()
    if module is not None:
        ns["__module__"] = module
    result = _TypedDictMeta(typename, (), ns, total=total)
    result.__orig_bases__ = (TypedDict,)
    return result


TypedDict.__module__ = "typing"
_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
