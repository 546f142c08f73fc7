"""Type hints at run time: special forms, generic aliases, type variables, and what reads annotations.

Names that stand for classes of collections.abc and of other modules are made when they are first asked for, so that
importing typing stays cheap. Protocol, NamedTuple and TypedDict are in modules of their own beside this one.
"""
from _functools import _lru_cache_wrapper

GenericAlias = type(list[int])
UnionType = type(int | str)
_FunctionType = type(lambda: None)
_ModuleType = type(__builtins__)
NoneType = type(None)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator",
    "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List",
    "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern",
    "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final",
    "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoDefault",
    "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs",
    "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str


# --- checks and conversions of arguments

def _type_convert(arg):
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _type_check(arg, msg):
    """An argument that must be a type: None and text are converted, what cannot be one is refused."""
    arg = _type_convert(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (Generic, ClassVar, Final):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg is Generic or arg is ClassVar or arg is Final or _is_protocol_class(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_protocol_class(arg):
    # Protocol itself is in another module, made when a program first asks for it.
    return isinstance(arg, type) and "_is_protocol_root" in arg.__dict__


def _type_repr(obj):
    """How a type is shown inside another."""
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join(_type_repr(part) for part in obj) + "]"
    return repr(obj)


def _is_type_variable(obj):
    return isinstance(obj, (TypeVar, ParamSpec, TypeVarTuple))


def _collect_type_parameters(args):
    """The type variables in arguments, each once, in order."""
    parameters = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            found = _collect_type_parameters(arg)
        elif _is_type_variable(arg):
            found = (arg,)
        else:
            found = getattr(arg, "__parameters__", ())
        for parameter in found:
            if parameter not in parameters:
                parameters.append(parameter)
    return tuple(parameters)


def _cached(func, typed=False):
    """Remembers results where the arguments can be hashed."""
    cached = _lru_cache_wrapper(func, 128, typed, None)

    def inner(*args):
        try:
            return cached(*args)
        except TypeError:
            # Either something cannot be hashed, or the call itself fails and does so again.
            return func(*args)

    return inner


def _flatten_literal(parameters):
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            yield from parameter.__args__
        else:
            yield parameter


def _without_duplicates(parameters):
    unique = []
    for parameter in parameters:
        if parameter not in unique:
            unique.append(parameter)
    return unique


def _is_unpacked(arg):
    return (isinstance(arg, _UnpackGenericAlias)
            or isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False))


def _unpack_args(args):
    """Arguments with unpacked tuples of known length laid out."""
    result = []
    for arg in args:
        parts = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if parts is not None and not (parts and parts[-1] is ...):
            result.extend(parts)
        else:
            result.append(arg)
    return result


# --- special forms

class _SpecialForm:
    """A name that means something of its own in a type: Union, ClassVar, Self ..."""

    def __init__(self, getitem, name=None, doc=None):
        self._getitem = getitem
        self._name = name or getitem.__name__
        self.__doc__ = doc or getitem.__doc__

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


_SpecialForm.__module__ = "typing"


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all: compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    return _SpecialForm(getitem, name, doc)


NoReturn = _plain_form("NoReturn", "The result of functions that never return.")
Never = _plain_form("Never", "The type without values.")
Self = _plain_form("Self", "The class that a method is called on.")
LiteralString = _plain_form("LiteralString", "Text made of literals alone.")
TypeAlias = _plain_form("TypeAlias", "Marks an assignment as a type alias.")


def _one_type_form(name, doc, message="accepts only single type."):
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, f"{self} {message}"),))
    return _SpecialForm(getitem, name, doc)


ClassVar = _one_type_form("ClassVar", "A variable of the class, not of its instances.")
Final = _one_type_form("Final", "A name that is not assigned again.")
Required = _one_type_form("Required", "A TypedDict key that must be there.", "accepts only a single type.")
NotRequired = _one_type_form("NotRequired", "A TypedDict key that may be missing.", "accepts only a single type.")
ReadOnly = _one_type_form("ReadOnly", "A TypedDict key that is not changed.", "accepts only a single type.")
TypeGuard = _one_type_form("TypeGuard", "The result of a function that narrows a type.")
TypeIs = _one_type_form("TypeIs", "The result of a function that narrows a type both ways.")


@_SpecialForm
@_cached
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        parameter = _type_check(parameter, "Union[arg, ...]: each arg must be a type.")
        if isinstance(parameter, (_UnionGenericAlias, UnionType)):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    flat = tuple(_without_duplicates(flat))
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and NoneType in flat:
        return _UnionGenericAlias(self, flat, name="Optional")
    return _UnionGenericAlias(self, flat)


Union._name = "Union"


def _optional(self, parameters):
    """A type or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), NoneType]


Optional = _SpecialForm(_optional, "Optional")


def _literal(self, *parameters):
    """One of these values."""
    parameters = tuple(_flatten_literal(parameters))
    try:
        unique = {}
        for parameter in parameters:
            unique.setdefault((parameter, type(parameter)), parameter)
        parameters = tuple(unique.values())
    except TypeError:
        pass
    return _LiteralGenericAlias(self, parameters)


Literal = _TypedCacheSpecialForm(_cached(_literal, typed=True), "Literal", _literal.__doc__)


def _concatenate(self, parameters):
    """Positional parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


Concatenate = _SpecialForm(_concatenate, "Concatenate")


def _unpack(self, parameters):
    """The types of a tuple, or of a TypedDict for **kwargs."""
    return _UnpackGenericAlias(origin=self, args=(_type_check(parameters, f"{self} accepts only single type."),))


Unpack = _SpecialForm(_unpack, "Unpack")


def _annotated(self, *params):
    """A type with metadata."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_convert(params[0])
    if not (isinstance(origin, _GenericAlias) and origin.__origin__ in (ClassVar, Final, Required, NotRequired)
            or origin in (ClassVar, Final)):
        origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, tuple(params[1:]))


Annotated = _TypedCacheSpecialForm(_cached(_annotated, typed=True), "Annotated", _annotated.__doc__)


# --- generic aliases

_SPECIAL_ATTRIBUTES = frozenset(("_name", "_inst", "_nparams", "_paramspec_tvars", "_typevar_types", "_defaults"))


class _BaseGenericAlias:
    """What aliases have in common: they stand for their origin and forward to it."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        i = bases.index(self)
        if not any(isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic)
                   for b in bases[i + 1:]):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in _SPECIAL_ATTRIBUTES:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return sorted({*super().__dir__(), *(attr for attr in dir(self.__origin__) if not _is_dunder(attr))})


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _GenericAlias(_BaseGenericAlias):
    """A subscripted type: List[int], Box[str]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        if self.__origin__ is Generic or _is_protocol_class(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(part) for part in args)
        args = tuple(_unpack_args(args))
        given = _match_arguments(self, self.__parameters__, args)
        return self.copy_with(tuple(_substitute_all(self.__args__, given)))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(_type_repr(arg) for arg in self.__args__) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        import operator
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if any(_is_protocol_class(base) for base in bases):
                return ()
            i = bases.index(self)
            for base in bases[i + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _match_arguments(alias, parameters, args):
    """What each type variable stands for, as a dict. Raises TypeError where the number of arguments is wrong."""
    variadic = [p for p in parameters if isinstance(p, TypeVarTuple)]
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        # For a ParamSpec alone the list of types may be written without brackets.
        if not (len(args) == 1 and _is_parameter_expression(args[0])):
            args = (args,)
    if variadic:
        before = parameters.index(variadic[0])
        after = len(parameters) - before - 1
        if len(args) < before + after:
            raise TypeError(
                f"Too few arguments for {alias}; actual {len(args)}, expected at least {before + after}")
        end = len(args) - after
        args = (*args[:before], tuple(args[before:end]), *args[end:])
    else:
        args = _with_defaults(parameters, args)
    if len(args) != len(parameters):
        quantity = "many" if len(args) > len(parameters) else "few"
        raise TypeError(
            f"Too {quantity} arguments for {alias}; actual {len(args)}, expected {len(parameters)}")
    given = {}
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVar):
            arg = _type_check(arg, "Parameters to generic types must be types.")
            if _is_unpacked(arg):
                raise TypeError(f"{arg} is not valid as type argument")
        elif isinstance(parameter, ParamSpec):
            if isinstance(arg, list):
                arg = tuple(_type_convert(part) for part in arg)
            elif not _is_parameter_expression(arg):
                raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        given[parameter] = arg
    return given


def _with_defaults(parameters, args):
    args = tuple(args)
    for parameter in parameters[len(args):]:
        if not parameter.has_default():
            break
        args += (parameter.__default__,)
    return args


def _is_parameter_expression(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _substitute_all(args, given):
    result = []
    for arg in args:
        result.extend(_substitute(arg, given))
    return result


def _substitute(arg, given):
    """What one argument becomes; several for an unpacked TypeVarTuple or the parameters of a Callable."""
    if isinstance(arg, type) and not isinstance(arg, GenericAlias):
        return [arg]
    if _is_type_variable(arg):
        return [given.get(arg, arg)]
    if isinstance(arg, _UnpackGenericAlias) and arg.__args__ and isinstance(arg.__args__[0], TypeVarTuple):
        replacement = given.get(arg.__args__[0], arg)
        return list(replacement) if isinstance(replacement, tuple) else [replacement]
    if isinstance(arg, tuple):
        return [tuple(_substitute_all(arg, given))]
    if isinstance(arg, list):
        return [_substitute_all(arg, given)]
    parameters = getattr(arg, "__parameters__", ())
    if not parameters:
        return [arg]
    inner = []
    for parameter in parameters:
        if isinstance(parameter, TypeVarTuple):
            value = given.get(parameter, (Unpack[parameter],))
            inner.extend(value if isinstance(value, tuple) else (value,))
        else:
            inner.append(given.get(parameter, parameter))
    return [arg[tuple(inner)]]


class _SpecialGenericAlias(_BaseGenericAlias):
    """An old name of a class, not yet subscripted: List, Dict, Iterable."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, params):
        return _subscript_special(self, params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


@_cached
def _subscript_special(alias, params):
    if not isinstance(params, tuple):
        params = (params,)
    params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in params)
    wanted = alias._nparams
    if alias._defaults and len(params) < wanted:
        params = params + alias._defaults[len(params) - wanted:]
    if len(params) != wanted and not any(_is_unpacked(p) or isinstance(p, TypeVarTuple) for p in params):
        quantity = "many" if len(params) > wanted else "few"
        least = wanted - len(alias._defaults)
        expected = f"at least {least}" if alias._defaults and len(params) < least else wanted
        raise TypeError(f"Too {quantity} arguments for {alias}; actual {len(params)}, expected {expected}")
    return alias.copy_with(params)


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_expression(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(_type_repr(a) for a in args[:-1])}], {_type_repr(args[-1])}]"

    def copy_with(self, params):
        if len(params) == 2 and isinstance(params[0], (tuple, list)):
            params = (*params[0], params[1])
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_parameter_expression(args[0])):
            args = list(args[:-1]), args[-1]
        import operator
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            args = tuple(args)
        return _subscript_callable(self, args, result)


@_cached
def _subscript_callable(alias, args, result):
    result = _type_check(result, "Callable[args, result]: result must be a type.")
    if args is ...:
        return alias.copy_with((..., result))
    if not isinstance(args, tuple):
        if not _is_parameter_expression(args):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        return alias.copy_with((args, result))
    return alias.copy_with((*(_type_convert(arg) for arg in _unpack_args(args)), result))


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        return _subscript_tuple(self, params)


@_cached
def _subscript_tuple(alias, params):
    if not isinstance(params, tuple):
        params = (params,)
    if len(params) >= 2 and params[-1] is ...:
        msg = "Tuple[t, ...]: t must be a type."
        return alias.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
    msg = "Tuple[t0, t1, ...]: each t must be a type."
    return alias.copy_with(tuple(_type_check(p, msg) for p in params))


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            mine, others = list(self.__args__), list(other.__args__)
            return all(a in others for a in mine) and all(a in mine for a in others)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is NoneType:
                return f"typing.Optional[{_type_repr(args[1])}]"
            if args[1] is NoneType:
                return f"typing.Optional[{_type_repr(args[0])}]"
        return f"typing.Union[{', '.join(_type_repr(a) for a in args)}]"

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False

    def __reduce__(self):
        func, (origin, args) = super().__reduce__()
        return func, (Union, args)


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        mine = [(a, type(a)) for a in self.__args__]
        others = [(a, type(a)) for a in other.__args__]
        return all(a in others for a in mine) and all(a in mine for a in others)

    def __hash__(self):
        return hash(frozenset((a, type(a)) for a in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(repr(a) for a in self.__args__)}]"


class _ConcatenateGenericAlias(_GenericAlias):
    _names_parameters_ = True

    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if isinstance(self.__args__[0], TypeVarTuple):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(repr(a) for a in self.__metadata__)}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)


# --- references by name

class ForwardRef:
    """A type that is named in text, to be evaluated when the name is known."""
    __slots__ = (
        "__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__",
        "__forward_is_argument__", "__forward_is_class__", "__forward_module__",
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        text = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(text, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            import sys
            globalns = getattr(sys.modules.get(self.__forward_module__, None), "__dict__", globalns)
        if type_params:
            localns = dict(localns)
            for parameter in type_params:
                localns.setdefault(parameter.__name__, parameter)
        value = _type_check(
            eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.")
        self.__forward_value__ = _eval_type(
            value, globalns, localns, type_params, recursive_guard=recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """A type with the references in it evaluated."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        args = t.__args__
        if isinstance(t, GenericAlias):
            args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
        evaluated = tuple(
            _eval_type(arg, globalns, localns, type_params, recursive_guard=recursive_guard) for arg in args)
        if evaluated == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return type(t)(t.__origin__, evaluated) if type(t) is GenericAlias else GenericAlias(t.__origin__, evaluated)
        if isinstance(t, UnionType):
            result = evaluated[0]
            for arg in evaluated[1:]:
                result = result | arg
            return result
        return t.copy_with(evaluated)
    return t


# --- type variables

class _NoDefaultType:
    __slots__ = ()

    def __new__(cls):
        return NoDefault if "NoDefault" in globals() else super().__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = _NoDefaultType()
_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"
_lazy = object()


def _caller_module(depth=2):
    import sys
    try:
        return sys._getframe(depth).f_globals.get("__name__")
    except ValueError:
        return None


class _TypeVarLike:
    """What TypeVar, ParamSpec and TypeVarTuple have in common."""
    @property
    def __default__(self):
        if self._default is _lazy:
            self._default = self._make_default()
        return self._default

    def has_default(self):
        """True if there is a default."""
        return self._default is not NoDefault

    def __repr__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __init_subclass__(cls, _root=False):
        if not _root:
            raise TypeError(f"type 'typing.{cls.__base__.__name__}' is not an acceptable base type")

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class TypeVar(_TypeVarLike, _root=True):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if not isinstance(name, str):
            raise TypeError(f"typevar() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self._constraints = tuple(_type_check(t, msg) for t in constraints)
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._default = default
        self.__module__ = _caller_module()

    @property
    def __bound__(self):
        if self._bound is _lazy:
            self._bound = self._make_bound()
        return self._bound

    @property
    def __constraints__(self):
        if self._constraints is _lazy:
            self._constraints = self._make_constraints()
        return self._constraints

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeVar' object is not callable")

    def __typing_subst__(self, arg):
        return _type_check(arg, "Parameters to generic types must be types.")


class ParamSpec(_TypeVarLike, _root=True):
    """A variable for the parameters of a callable."""
    _names_parameters_ = True

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._default = default
        self.__module__ = _caller_module()

    @property
    def args(self):
        """What *args of a function with these parameters takes."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """What **kwargs of a function with these parameters takes."""
        return ParamSpecKwargs(self)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class TypeVarTuple(_TypeVarLike, _root=True):
    """A variable for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._default = default
        self.__module__ = _caller_module()

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class _ParamSpecPart:
    __slots__ = ("__origin__",)

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((self._part, self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    __slots__ = ()
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    __slots__ = ()
    _part = "kwargs"


class TypeAliasType:
    """What a `type` statement makes."""

    def __init__(self, name, value, *, type_params=()):
        set_slot = object.__setattr__
        set_slot(self, "_name", name)
        set_slot(self, "_value", value)
        set_slot(self, "_type_params", tuple(type_params))
        set_slot(self, "__module__", _caller_module())

    def __setattr__(self, name, value):
        if name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError("readonly attribute")
        raise AttributeError(
            f"'typing.TypeAliasType' object has no attribute {name!r} and no __dict__ for setting new attributes")

    @property
    def __name__(self):
        return self._name

    @property
    def __value__(self):
        if self._value is _lazy:
            object.__setattr__(self, "_value", self._make_value())
        return self._value

    @property
    def __type_params__(self):
        return self._type_params

    @property
    def __parameters__(self):
        return tuple(
            Unpack[p] if isinstance(p, TypeVarTuple) else p for p in self._type_params)

    def __repr__(self):
        return self._name

    def __getitem__(self, parameters):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __or__(self, right):
        return Union[self, right] if isinstance(right, (str, _BaseGenericAlias, _SpecialForm)) else _union(self, right)

    def __ror__(self, left):
        return Union[left, self] if isinstance(left, (str, _BaseGenericAlias, _SpecialForm)) else _union(left, self)

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")

    def __reduce__(self):
        return self._name


def _union(left, right):
    return Union[left, right]


# Made by the compiler for type parameter lists and type statements; what is evaluated lazily comes as a function.

def _make_typeVar(name, bound, constraints, default):
    result = TypeVar(name, infer_variance=True)
    if bound is not None:
        result._bound = _lazy
        result._make_bound = bound
    if constraints is not None:
        result._constraints = _lazy
        result._make_constraints = constraints
    return _finish_lazy(result, default)


def _make_paramSpec(name, default):
    return _finish_lazy(ParamSpec(name, infer_variance=True), default)


def _make_typeVarTuple(name, default):
    return _finish_lazy(TypeVarTuple(name), default)


def _finish_lazy(result, default):
    if default is not None:
        result._default = _lazy
        result._make_default = default
    result.__module__ = _caller_module(3)
    return result


def _make_typeAlias(name, type_params, value):
    result = TypeAliasType(name, _lazy, type_params=type_params)
    object.__setattr__(result, "_make_value", value)
    object.__setattr__(result, "__module__", _caller_module())
    return result


# --- generic classes

class Generic:
    """Base of classes with type parameters: class Box(Generic[T])."""
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, *args):
        return _subscript_generic(cls, *args)

    def __init_subclass__(cls, *args, **kwargs):
        super(Generic, cls).__init_subclass__(*args, **kwargs)
        _note_parameters(cls)


def _subscript_generic(cls, args):
    try:
        return _subscript_generic_cached(cls, args)
    except TypeError:
        return _subscript_generic_plain(cls, args)


def _subscript_generic_plain(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(part) for part in args)
    if cls is Generic or _is_protocol_class(cls):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        for part in args:
            if not (_is_type_variable(part) or _is_unpacked(part)):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    "or parameter specification variables."
                )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, tuple(_unpacked_variables(args)))
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    args = tuple(_unpack_args(args))
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if not (len(args) == 1 and _is_parameter_expression(args[0])):
            args = (args,)
    _check_class_arguments(cls, parameters, args)
    args = _with_defaults(parameters, args)
    final = []
    for parameter, part in zip(parameters, args) if not any(
            isinstance(p, TypeVarTuple) for p in parameters) else ((None, part) for part in args):
        if isinstance(part, list):
            part = tuple(_type_convert(each) for each in part)
        elif parameter is not None and isinstance(parameter, TypeVar):
            part = _type_check(part, "Parameters to generic types must be types.")
        final.append(part)
    return _GenericAlias(cls, tuple(final))


_subscript_generic_cached = _lru_cache_wrapper(_subscript_generic_plain, 128, False, None)


def _unpacked_variables(args):
    for arg in args:
        yield Unpack[arg] if isinstance(arg, TypeVarTuple) else arg


def _check_class_arguments(cls, parameters, args):
    if any(isinstance(p, TypeVarTuple) for p in parameters):
        least = len(parameters) - 1
        if len(args) < least:
            raise TypeError(f"Too few arguments for {cls}; actual {len(args)}, expected at least {least}")
        return
    most = len(parameters)
    least = sum(1 for p in parameters if not p.has_default())
    if len(args) > most:
        expected = most if least == most else f"at most {most}"
        raise TypeError(f"Too many arguments for {cls}; actual {len(args)}, expected {expected}")
    if len(args) < least:
        raise TypeError(f"Too few arguments for {cls}; actual {len(args)}, expected at least {least}")


def _note_parameters(cls):
    """Sets __parameters__ of a new class from its bases. Raises TypeError for those that make no sense."""
    parameters = []
    own = cls.__dict__
    if "__orig_bases__" in own:
        error = Generic in own["__orig_bases__"]
    else:
        error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _typed_dict_meta()
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    if "__orig_bases__" in own:
        parameters = list(_collect_type_parameters(own["__orig_bases__"]))
        declared = None
        for base in own["__orig_bases__"]:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [p for p in parameters if p not in declared]
            if missing:
                shown = ", ".join(str(p) for p in missing)
                listed = ", ".join(str(p) for p in declared)
                raise TypeError(f"Some type variables ({shown}) are not listed in Generic[{listed}]")
            parameters = list(declared)
    cls.__parameters__ = tuple(parameters)


def _typed_dict_meta():
    import sys
    module = sys.modules.get("_typing_records")
    return getattr(module, "_TypedDictMeta", None)


# --- what reads annotations

def get_origin(tp):
    """The unsubscripted form of a type; None if it is not subscripted.

    >>> get_origin(List[int])
    <class 'list'>
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """The arguments of a subscripted type, as a tuple.

    >>> get_args(Callable[[int], str])
    ([<class 'int'>], <class 'str'>)
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _is_callable_origin(tp.__origin__) and not (len(args) == 2 and _is_parameter_expression(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def _is_callable_origin(origin):
    import sys
    abc = sys.modules.get("collections.abc")
    return abc is not None and origin is abc.Callable


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with those of its bases), function or module, references in text evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            base_globals, base_locals = globalns, localns
            if globalns is None:
                import sys
                base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
            annotations = base.__dict__.get("__annotations__", {})
            if isinstance(annotations, type(type.__dict__["__mro__"])):
                annotations = {}
            if localns is None:
                base_locals = dict(vars(base))
            if localns is None and globalns is None:
                base_globals, base_locals = base_locals, base_globals
            for name, value in annotations.items():
                hints[name] = _evaluated(
                    value, base_globals, base_locals, base.__type_params__, is_argument=False, is_class=True)
        return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}
    if globalns is None:
        if isinstance(obj, _ModuleType):
            globalns = obj.__dict__
        else:
            function = obj
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            globalns = getattr(function, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        if callable(obj):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = dict(hints)
    type_params = getattr(obj, "__type_params__", ())
    for name, value in hints.items():
        hints[name] = _evaluated(
            value, globalns, localns, type_params, is_argument=not isinstance(obj, _ModuleType), is_class=False)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}


def _evaluated(value, globalns, localns, type_params, is_argument, is_class):
    if value is None:
        value = NoneType
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=is_argument, is_class=is_class)
    return _eval_type(value, globalns, localns, type_params)


def _strip_annotations(t):
    """A type without Annotated, Required, NotRequired and ReadOnly in it."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
        if stripped == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, stripped)
        if isinstance(t, UnionType):
            result = stripped[0]
            for arg in stripped[1:]:
                result = result | arg
            return result
        return t.copy_with(stripped)
    return t


# --- small helpers for programs

def cast(typ, val):
    """The value itself: says to type checkers that it has a type."""
    return val


def assert_type(val, typ, /):
    """The value itself: type checkers report if it has another type."""
    return val


def assert_never(arg, /):
    """Says that a place in the code is not reached. Raises AssertionError if it is."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Prints the type of a value to standard error and returns the value."""
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def no_type_check(arg):
    """Decorator: annotations of the function or class are no type hints."""
    if isinstance(arg, type):
        for name in dir(arg):
            obj = getattr(arg, name)
            if (not hasattr(obj, "__qualname__") or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}"
                    or getattr(obj, "__module__", None) != arg.__module__):
                continue
            if isinstance(obj, _FunctionType):
                obj.__no_type_check__ = True
            elif hasattr(obj, "__func__"):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator of decorators: what they give has no type hints."""
    import functools
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions outside a stub module should always be followed by an "
        "implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator of the signatures before the implementation of an overloaded function."""
    function = getattr(func, "__func__", func)
    try:
        key = (function.__module__, function.__qualname__)
        _overloads.setdefault(key, {})[function.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """All overloads declared for a function, as a list."""
    function = getattr(func, "__func__", func)
    return list(_overloads.get((function.__module__, function.__qualname__), {}).values())


def clear_overloads():
    """Forgets all overloads."""
    _overloads.clear()


def final(f):
    """Decorator of methods that are not overridden and classes that are not inherited from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Decorator of methods that override one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator of functions and classes that do what dataclass() does."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


class NewType:
    """A type that is another one at run time but not for type checkers."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller_module()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def is_typeddict(tp):
    """True for classes made by TypedDict."""
    meta = _typed_dict_meta()
    return meta is not None and isinstance(tp, meta) and tp is not globals().get("TypedDict")


def is_protocol(tp, /):
    """True for protocol classes."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and not _is_protocol_class(tp)


def get_protocol_members(tp, /):
    """The names that a protocol class asks for, as a frozenset."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# --- names made when they are asked for

_BUILTIN_ALIASES = {
    "List": (list, 1), "Dict": (dict, 2), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Type": (type, 1),
}
for _name, (_origin, _count) in _BUILTIN_ALIASES.items():
    globals()[_name] = _SpecialGenericAlias(_origin, _count, inst=False, name=_name)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
del _name, _origin, _count

AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"

_ABC_ALIASES = {
    "AbstractSet": ("Set", 1), "Container": ("Container", 1), "ItemsView": ("ItemsView", 2),
    "Iterable": ("Iterable", 1), "Iterator": ("Iterator", 1), "KeysView": ("KeysView", 1), "Mapping": ("Mapping", 2),
    "MappingView": ("MappingView", 1), "MutableMapping": ("MutableMapping", 2),
    "MutableSequence": ("MutableSequence", 1), "MutableSet": ("MutableSet", 1), "Sequence": ("Sequence", 1),
    "ValuesView": ("ValuesView", 1), "Awaitable": ("Awaitable", 1), "AsyncIterator": ("AsyncIterator", 1),
    "AsyncIterable": ("AsyncIterable", 1), "Coroutine": ("Coroutine", 3), "Collection": ("Collection", 1),
    "Reversible": ("Reversible", 1), "Hashable": ("Hashable", 0), "Sized": ("Sized", 0),
    "ByteString": ("ByteString", 0),
}
_COLLECTION_ALIASES = {
    "ChainMap": ("ChainMap", 2), "Counter": ("Counter", 1), "Deque": ("deque", 1),
    "DefaultDict": ("defaultdict", 2), "OrderedDict": ("OrderedDict", 2),
}
_PROTOCOL_NAMES = frozenset((
    "Protocol", "runtime_checkable", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound",
))


def __getattr__(name):
    value = _made(name)
    if value is _lazy:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _made(name):
    if name in _ABC_ALIASES:
        import collections.abc as abc
        origin, count = _ABC_ALIASES[name]
        return _SpecialGenericAlias(getattr(abc, origin), count, name=name)
    if name == "Callable":
        import collections.abc as abc
        return _CallableType(abc.Callable, 2)
    if name == "Generator":
        import collections.abc as abc
        return _SpecialGenericAlias(abc.Generator, 3, defaults=(NoneType, NoneType))
    if name == "AsyncGenerator":
        import collections.abc as abc
        return _SpecialGenericAlias(abc.AsyncGenerator, 2, defaults=(NoneType,))
    if name in _COLLECTION_ALIASES:
        import collections
        origin, count = _COLLECTION_ALIASES[name]
        return _SpecialGenericAlias(getattr(collections, origin), count, name=name)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        origin = getattr(contextlib, "Abstract" + name)
        return _SpecialGenericAlias(origin, 2, name=name, defaults=(bool | None,))
    if name in ("Pattern", "Match"):
        import re
        return _SpecialGenericAlias(getattr(re, name), 1, name=name)
    if name in _PROTOCOL_NAMES:
        import _typing_protocols
        for each in _PROTOCOL_NAMES:
            globals()[each] = getattr(_typing_protocols, each)
        return globals()[name]
    if name in ("NamedTuple", "TypedDict"):
        import _typing_records
        return getattr(_typing_records, name)
    if name in ("IO", "TextIO", "BinaryIO"):
        import _typing_io
        return getattr(_typing_io, name)
    return _lazy
