"""Classes made of their annotated fields. The methods are generated as text and compiled together, once per class."""
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]

GenericAlias = type(list[int])
_mapping_proxy = type(type.__dict__)


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    """Default of parameters of fields with a default factory."""

    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_EMPTY_METADATA = _mapping_proxy({})


class _FIELD_BASE:
    """What kind of thing an annotation declares."""
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    """A parameter of __init__ that is no field but handed to __post_init__."""
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _mapping_proxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
            f"_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Says more about a field than its annotation does: field(default_factory=list), field(repr=False) ..."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- what annotations declare

def _is_class_var(annotation):
    import sys
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_init_var(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _names(annotation, cls, wanted, module_name):
    """True if an annotation in text names `wanted` (ClassVar, InitVar, KW_ONLY), by itself or through its module."""
    head = annotation.lstrip().split("[", 1)[0].strip()
    module, _, name = head.rpartition(".")
    import sys
    home = sys.modules.get(module_name)
    if home is None:
        return False
    target = getattr(home, wanted)
    scope = sys.modules.get(cls.__module__)
    values = scope.__dict__ if scope is not None else {}
    if module:
        return values.get(module) is home and getattr(home, name, None) is target
    return values.get(name) is target


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        found = default
    else:
        if isinstance(default, _member_types()):
            # A slot of the class or of a base is no default.
            default = MISSING
        found = field(default=default)
    found.name = name
    found.type = annotation
    found._field_type = _FIELD
    if _is_class_var(annotation) or isinstance(annotation, str) and _names(annotation, cls, "ClassVar", "typing"):
        found._field_type = _FIELD_CLASSVAR
    elif _is_init_var(annotation) or isinstance(annotation, str) and _names(annotation, cls, "InitVar", "dataclasses"):
        found._field_type = _FIELD_INITVAR
    if found._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if found.default_factory is not MISSING:
            raise TypeError(f"field {found.name} cannot have a default factory")
    if found._field_type in (_FIELD, _FIELD_INITVAR):
        if found.kw_only is MISSING:
            found.kw_only = default_kw_only
    elif found.kw_only is not MISSING:
        raise TypeError(f"field {found.name} is a ClassVar but specifies kw_only")
    if found._field_type is _FIELD and found.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(found.default)} for field {found.name} is not allowed: use default_factory"
        )
    return found


def _member_types():
    class Sample:
        __slots__ = ("slot",)
    return type(Sample.slot)


# --- generated methods

class _Methods:
    """Collects the text of methods and the values they refer to, and compiles all at once."""

    def __init__(self, cls):
        self.cls = cls
        self.names = []
        self.text = []
        self.values = {"__dataclass_MISSING__": MISSING, "__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY}
        self.annotations = {}
        self.overwrite_errors = {}

    def add(self, name, parameters, body, annotations=None, overwrite_error=None):
        self.names.append(name)
        lines = "\n".join(f"  {line}" for line in body)
        self.text.append(f" def {name}({parameters}):\n{lines}")
        if annotations is not None:
            self.annotations[name] = annotations
        self.overwrite_errors[name] = overwrite_error

    def install(self, globals):
        if not self.names:
            return
        parameters = ", ".join(self.values)
        text = "\n".join(self.text)
        source = f"def __create_methods__({parameters}):\n{text}\n return {', '.join(self.names)},"
        namespace = {}
        exec(source, globals, namespace)
        for name, method in zip(self.names, namespace["__create_methods__"](**self.values)):
            method.__qualname__ = f"{self.cls.__qualname__}.{name}"
            if name in self.annotations:
                method.__annotations__ = self.annotations[name]
            if name == "__repr__":
                method = _recursive_repr()(method)
            error = self.overwrite_errors[name]
            if _set_new_attribute(self.cls, name, method) and error is not None:
                message = f"Cannot overwrite attribute {name} in class {self.cls.__name__}"
                raise TypeError(message if error is True else f"{message} {error}")


def _set_new_attribute(cls, name, value):
    """Sets an attribute unless the class has it; True if it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ""
    elif f.default is not MISSING:
        default = f"=__dataclass_dflt_{f.name}__"
    else:
        default = "=__dataclass_HAS_DEFAULT_FACTORY__"
    return f"{f.name}{default}"


def _init_line(f, frozen, methods, self_name, slots):
    """The statement that sets a field; None if there is nothing to do."""
    default_name = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        methods.values[default_name] = f.default_factory
        if f.init:
            value = f"{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        else:
            value = f"{default_name}()"
    elif f.init:
        if f.default is not MISSING:
            methods.values[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        methods.values[default_name] = f.default
        value = default_name
    else:
        # The class attribute is the default.
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _add_init(methods, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    annotations = {f.name: f.type for f in (*std_fields, *kw_only_fields) if f.init}
    annotations["return"] = None
    if frozen:
        methods.values["__dataclass_setattr__"] = object.__setattr__
    body = []
    for f in fields:
        line = _init_line(f, frozen, methods, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        arguments = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({arguments})")
    parameters = [self_name, *(_init_parameter(f) for f in std_fields if f.init)]
    keywords = [_init_parameter(f) for f in kw_only_fields if f.init]
    if keywords:
        parameters += ["*", *keywords]
    methods.add("__init__", ",".join(parameters), body or ["pass"], annotations)


def _tuple_text(obj_name, fields):
    if not fields:
        return "()"
    return f"({','.join(f'{obj_name}.{f.name}' for f in fields)},)"


def _add_frozen(methods, cls, fields):
    methods.values["__dataclass_cls__"] = cls
    methods.values["__dataclass_FrozenInstanceError__"] = FrozenInstanceError
    condition = "type(self) is __dataclass_cls__"
    if fields:
        condition += f" or name in {{{', '.join(repr(f.name) for f in fields)}}}"
    methods.add("__setattr__", "self, name, value", [
        f"if {condition}:",
        ' raise __dataclass_FrozenInstanceError__(f"cannot assign to field {name!r}")',
        "super(__dataclass_cls__, self).__setattr__(name, value)",
    ], overwrite_error=True)
    methods.add("__delattr__", "self, name", [
        f"if {condition}:",
        ' raise __dataclass_FrozenInstanceError__(f"cannot delete field {name!r}")',
        "super(__dataclass_cls__, self).__delattr__(name)",
    ], overwrite_error=True)


def _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash):
    """What is done about __hash__: nothing, None, add, or an error; the table is in the documentation."""
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        return "add"
    if not eq:
        return None
    if not frozen:
        return None if has_explicit_hash else "none"
    return None if has_explicit_hash else "add"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    import sys
    module = sys.modules.get(cls.__module__)
    globals = module.__dict__ if module is not None else {}
    setattr(cls, _PARAMS, _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        fields.update(base_fields)
        if all_frozen_bases is None:
            all_frozen_bases = True
        base_frozen = getattr(base, _PARAMS).frozen
        all_frozen_bases = all_frozen_bases and base_frozen
        any_frozen_base = any_frozen_base or base_frozen
    _collect_fields(cls, fields, kw_only)
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    own = [f for f in fields.values() if f._field_type is _FIELD]
    in_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = [f for f in in_init if f.init and not f.kw_only]
    kw_only_init = [f for f in in_init if f.init and f.kw_only]
    methods = _Methods(cls)
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        _add_init(methods, in_init, std_init, kw_only_init, frozen, hasattr(cls, _POST_INIT_NAME), self_name, slots)
    _set_new_attribute(cls, "__replace__", _replace)
    if repr:
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in own if f.repr)
        methods.add("__repr__", "self", [f'return f"{{self.__class__.__qualname__}}({shown})"'])
    compared = [f for f in own if f.compare]
    if eq:
        test = " and ".join(f"self.{f.name}==other.{f.name}" for f in compared) or "True"
        methods.add("__eq__", "self, other", [
            "if self is other:",
            " return True",
            "if other.__class__ is self.__class__:",
            f" return {test}",
            "return NotImplemented",
        ])
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            methods.add(name, "self, other", [
                "if other.__class__ is self.__class__:",
                f" return {_tuple_text('self', compared)}{operator}{_tuple_text('other', compared)}",
                "return NotImplemented",
            ], overwrite_error="Consider using functools.total_ordering")
    if frozen:
        _add_frozen(methods, cls, own)
    action = _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash)
    if action == "none":
        cls.__hash__ = None
    elif action == "add":
        hashed = [f for f in own if (f.compare if f.hash is None else f.hash)]
        if "__hash__" in cls.__dict__:
            del cls.__hash__
        methods.add("__hash__", "self", [f"return hash({_tuple_text('self', hashed)})"])
    methods.install(globals)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(std_init, kw_only_init) if init else cls.__name__
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_init))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from _abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _collect_fields(cls, fields, kw_only):
    """Adds the class's own fields, and makes its attributes what the fields' defaults are."""
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _names(
                annotation, cls, "KW_ONLY", "dataclasses"):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")


def _signature_text(std_fields, kw_only_fields):
    """The parameters of __init__ as inspect.signature() shows those of the class."""
    parts = [_parameter_text(f) for f in std_fields]
    if kw_only_fields:
        parts += ["*", *(_parameter_text(f) for f in kw_only_fields)]
    return f"({', '.join(parts)})"


def _parameter_text(f):
    annotation = f.type
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ == "builtins":
            shown = annotation.__qualname__
        else:
            shown = f"{annotation.__module__}.{annotation.__qualname__}"
    elif getattr(annotation, "__module__", None) == "typing":
        shown = repr(annotation).replace("typing.", "")
    else:
        shown = repr(annotation)
    if f.default is not MISSING:
        return f"{f.name}: {shown} = {f.default!r}"
    if f.default_factory is not MISSING:
        return f"{f.name}: {shown} = <factory>"
    return f"{f.name}: {shown}"


# --- slots

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        yield from ("__dict__", "__weakref__") if cls.__flags__ & 1 << 9 else ()
    elif isinstance(slots, str):
        yield slots
    else:
        yield from slots


def _add_slots(cls, is_frozen, weakref_slot):
    """The class made again, with __slots__: they cannot be added to one that is there."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new_class = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new_class.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            new_class.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new_class.__setstate__ = _dataclass_setstate
    return new_class


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds __init__, __repr__, __eq__ and more to a class, made from its annotated fields.

    >>> @dataclass
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1)
    Point(x=1, y=0)
    """
    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """True for dataclasses and their instances."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# --- conversion

_ATOMIC_TYPES = frozenset((
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(_is_dataclass_instance),
    type(len), type, range, property,
))


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict, those of instances inside it too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        pairs = [(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)]
        return dict(pairs) if dict_factory is dict else dict_factory(pairs)
    if cls is list:
        return [_asdict_inner(value, dict_factory) for value in obj]
    if cls is dict:
        return {_asdict_inner(k, dict_factory): _asdict_inner(v, dict_factory) for k, v in obj.items()}
    if issubclass(cls, tuple):
        if hasattr(obj, "_fields"):
            return cls(*[_asdict_inner(value, dict_factory) for value in obj])
        return cls(_asdict_inner(value, dict_factory) for value in obj)
    if issubclass(cls, dict):
        pairs = ((_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory)) for k, v in obj.items())
        return _same_kind_of_dict(cls, obj, pairs)
    if issubclass(cls, list):
        return cls(_asdict_inner(value, dict_factory) for value in obj)
    import copy
    return copy.deepcopy(obj)


def _same_kind_of_dict(cls, obj, pairs):
    if not hasattr(cls, "default_factory"):
        return cls(pairs)
    result = cls(obj.default_factory)
    for key, value in pairs:
        result[key] = value
    return result


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple, those of instances inside it too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if issubclass(cls, tuple) and hasattr(obj, "_fields"):
        return cls(*[_astuple_inner(value, tuple_factory) for value in obj])
    if issubclass(cls, (list, tuple)):
        return cls(_astuple_inner(value, tuple_factory) for value in obj)
    if issubclass(cls, dict):
        pairs = ((_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory)) for k, v in obj.items())
        return _same_kind_of_dict(cls, obj, pairs)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Makes a dataclass of names, pairs of name and type, or triples with a default.

    >>> make_dataclass('C', ['x', ('y', int), ('z', int, 5)])(1, 2)
    C(x=1, y=2, z=5)
    """
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            annotation = "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    import types
    cls = types.new_class(cls_name, bases, {}, exec_body)
    if module is None:
        import sys
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    if module is not None:
        cls.__module__ = module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """A new instance of the same class with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
