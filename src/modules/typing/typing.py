"""Type hints at run time: special forms, generic aliases, type variables, and what reads annotations.

Names that stand for classes of collections.abc and of other modules are made when they are first asked for, so that
importing typing stays cheap. Protocol, NamedTuple and TypedDict are in modules of their own beside this one.
"""
import sys
from _functools import _lru_cache_wrapper

GenericAlias = type(list[int])
UnionType = type(int | str)
_FunctionType = type(lambda: None)
_ModuleType = type(__builtins__)
NoneType = type(None)

__all__ = """
    Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple
    Type TypeVar TypeVarTuple Union AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable
    Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView
    Awaitable AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator AsyncContextManager Reversible
    SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ChainMap Counter
    Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match Pattern
    TextIO AnyStr assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin
    get_overloads get_protocol_members get_type_hints is_protocol is_typeddict LiteralString Never NewType
    no_type_check no_type_check_decorator NoDefault NoReturn NotRequired overload override ParamSpecArgs
    ParamSpecKwargs ReadOnly Required reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias TypeGuard
    TypeIs TypeAliasType Unpack
""".split()

TYPE_CHECKING = False
Text = str


# --- checks and conversions of arguments

def _as_type(arg):
    """None and text, as the types that they stand for."""
    return NoneType if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg


def _type_check(arg, complaint, *, qualified=False):
    """The type that an argument stands for; `qualified`: also with ClassVar or Final. Raises TypeError for what can be none."""
    arg = _as_type(arg)
    barred = (Generic,) if qualified else (Generic, ClassVar, Final)
    if isinstance(arg, _Subscripted):
        if arg.__origin__ in barred:
            raise TypeError(f"{arg} is not valid as type argument")
    elif arg in (Generic, ClassVar, Final) or _is_protocol_root(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, tuple):
        raise TypeError(f"{complaint} Got {arg!r:.100}.")
    return arg


def _all_checked(args, complaint):
    return tuple([_type_check(arg, complaint) for arg in args])


def _as_tuple(parameters):
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _is_protocol_root(arg):
    # Protocol itself is in another module, made when a program first asks for it.
    return isinstance(arg, type) and "_is_protocol_root" in arg.__dict__


def _shown(part):
    """How a type is shown inside another."""
    if part is ...:
        return "..."
    if isinstance(part, tuple):
        return f"[{_all_shown(part)}]"
    if isinstance(part, _FunctionType):
        return part.__name__
    if isinstance(part, GenericAlias) or not isinstance(part, type):
        return repr(part)
    return part.__qualname__ if part.__module__ == "builtins" else f"{part.__module__}.{part.__qualname__}"


def _all_shown(parts):
    return ", ".join(map(_shown, parts))


class _Unites:
    """What can stand beside | in a union."""
    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


def _is_type_variable(obj):
    return isinstance(obj, (TypeVar, ParamSpec, TypeVarTuple))


def _variables_in(args):
    """The type variables in arguments, each once, in order."""
    parameters = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            found = _variables_in(arg)
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
    remembered = _lru_cache_wrapper(func, 128, typed, None)

    def call(*args):
        try:
            return remembered(*args)
        except TypeError:
            # Something cannot be hashed, or the call is wrong and says so again.
            return func(*args)

    return call


def _distinct(items):
    """Each item once, in order; they need not be hashable."""
    found = []
    for item in items:
        item in found or found.append(item)
    return found


def _is_unpacked(arg):
    return isinstance(arg, _Unpacked) or isinstance(arg, GenericAlias) and bool(getattr(arg, "__unpacked__", False))


def _laid_out(args):
    """Arguments with the parts of unpacked tuples of known length instead of these."""
    for arg in args:
        parts = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if parts is None or parts and parts[-1] is ...:
            yield arg
        else:
            yield from parts


# --- special forms

class _SpecialForm(_Unites):
    """A name that means something of its own in a type. Subscribing it calls a function with the form and what is given."""

    def __init__(self, subscribed, name=None, doc=None):
        self._subscribed = subscribed
        self._name = name or subscribed.__name__
        self.__doc__ = doc or subscribed.__doc__

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass special typing classes")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __getattr__(self, item):
        if item == "__name__" or item == "__qualname__":
            return self._name
        raise AttributeError(item)

    def __getitem__(self, parameters):
        return self._subscribed(self, parameters)

    def _refuses(sentence):
        def method(self, *args, **kwds):
            raise TypeError(sentence.format(self))
        return method

    __call__ = _refuses("Cannot instantiate {}")
    __mro_entries__ = _refuses("Cannot subclass {}")
    __instancecheck__ = _refuses("{} cannot be used with isinstance()")
    __subclasscheck__ = _refuses("{} cannot be used with issubclass()")
    del _refuses


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else type.__repr__(cls)

    def __instancecheck__(cls, instance):
        if cls is not Any:
            return type.__instancecheck__(cls, instance)
        raise TypeError("typing.Any cannot be used with isinstance()")


class Any(metaclass=_AnyMeta):
    """Fits every type, and every type fits it."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return super().__new__(cls)
        raise TypeError("Any cannot be instantiated")


def _not_subscribed(form, parameters):
    raise TypeError(f"{form} is not subscriptable")


def _with_type(form, parameters):
    return _Subscripted(form, (_type_check(parameters, f"{form} accepts only single type."),))


def _with_qualified_type(form, parameters):
    return _Subscripted(form, (_type_check(parameters, f"{form} accepts only single type.", qualified=True),))


def _with_key_type(form, parameters):
    return _Subscripted(form, (_type_check(parameters, f"{form._name} accepts only a single type.", qualified=True),))


def _forms():
    for subscribed, about in (
        (_not_subscribed, {
            "Never": "The type that no value has.",
            "NoReturn": "What a function gives that never returns.",
            "Self": "The class of the object whose method it is.",
            "LiteralString": "Text that is written in the program.",
            "TypeAlias": "Says that what is assigned is a type.",
        }),
        (_with_qualified_type, {
            "ClassVar": "An attribute of the class alone.",
            "Final": "A name that keeps its value.",
        }),
        (_with_type, {
            "TypeGuard": "What a function gives that tells a narrower type.",
            "TypeIs": "What a function gives that tells whether it is the type.",
        }),
        (_with_key_type, {
            "Required": "A key that has to be there.",
            "NotRequired": "A key that need not be there.",
            "ReadOnly": "A key whose value is not replaced.",
        }),
    ):
        for name, doc in about.items():
            yield name, _SpecialForm(subscribed, name, doc)


globals().update(_forms())


@_SpecialForm
@_cached
def Union(form, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    parts = []
    for part in _all_checked(_as_tuple(parameters), "Union[arg, ...]: each arg must be a type."):
        parts += part.__args__ if isinstance(part, (_OneOf, UnionType)) else [part]
    parts = tuple(_distinct(parts))
    if len(parts) == 1:
        return parts[0]
    return _OneOf(form, parts, name="Optional" if len(parts) == 2 and NoneType in parts else None)


@_SpecialForm
def Optional(form, parameters):
    """The type, or None."""
    return Union[_type_check(parameters, f"{form} requires a single type."), None]


@_SpecialForm
def Literal(form, parameters):
    """One of these values."""
    values = []
    for each in _as_tuple(parameters):
        values += each.__args__ if isinstance(each, _Values) else [each]
    try:
        values = {(type(each), each): each for each in values}.values()
    except TypeError:
        pass
    return _Values(form, tuple(values))


@_SpecialForm
def Concatenate(form, parameters):
    """Positional parameters, and after them those that a ParamSpec stands for."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *first, last = _as_tuple(parameters)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _Joined(form, (*_all_checked(first, "Concatenate[arg, ...]: each arg must be a type."), last))


@_SpecialForm
def Unpack(form, parameters):
    """The types in a tuple of types, or the keys of a TypedDict."""
    return _Unpacked(form, (_type_check(parameters, f"{form} accepts only single type."),))


@_SpecialForm
def Annotated(form, parameters):
    """A type, with something to say about it."""
    hint, *notes = _as_tuple(parameters)
    if not notes:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked(hint):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    about_key = (ClassVar, Final, Required, NotRequired)
    if hint not in (ClassVar, Final) and not (isinstance(hint, _Subscripted) and hint.__origin__ in about_key):
        hint = _type_check(hint, "Annotated[t, ...]: t must be a type.")
    return _Noted(hint, tuple(notes))


for _name in "Union", "Optional", "Literal", "Concatenate", "Unpack", "Annotated":
    globals()[_name]._name = _name
del _name


# --- aliases

def _is_special(name):
    return name[:2] == "__" == name[-2:]


class _Alias:
    """Stands for a class, its origin, and hands on what is asked of that."""
    _own = frozenset(("_name", "_makes_objects", "_count", "_defaults"))

    def __init__(self, origin, *, makes_objects=True, name=None):
        self.__origin__ = origin
        self._makes_objects, self._name = makes_objects, name

    def __getattr__(self, name):
        if name == "__name__" or name == "__qualname__":
            return self._name or self.__origin__.__name__
        if _is_special(name) or "__origin__" not in vars(self):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in self._own or _is_special(name):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __dir__(self):
        return sorted({*object.__dir__(self), *[name for name in dir(self.__origin__) if not _is_special(name)]})

    def __call__(self, *args, **kwargs):
        if not self._makes_objects:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            # Not all objects take attributes.
            pass
        return made

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __mro_entries__(self, bases):
        origin = () if self.__origin__ in bases else (self.__origin__,)
        after = bases[bases.index(self) + 1:]
        generic = any(isinstance(base, _Alias) or isinstance(base, type) and issubclass(base, Generic) for base in after)
        return origin if generic else (*origin, Generic)


class _Subscripted(_Unites, _Alias):
    """A type with arguments: List[int], Box[str]."""

    def __init__(self, origin, args, *, makes_objects=True, name=None):
        _Alias.__init__(self, origin, makes_objects=makes_objects, name=name)
        self.__args__ = _as_tuple(args)
        self.__parameters__ = _variables_in(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def _key(self):
        """What is equal in equal types."""
        return self.__origin__, self.__args__

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Subscripted) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        return f"{name}[{_all_shown(self.__args__) or '()'}]"

    def __reduce__(self):
        import operator
        return operator.getitem, self._written()

    def _written(self):
        """What is subscribed, and with what."""
        args = self.__args__
        alone = len(args) == 1 and not isinstance(args[0], tuple)
        return globals()[self._name] if self._name else self.__origin__, args[0] if alone else args

    def copy_with(self, args):
        """The same with other arguments."""
        return type(self)(self.__origin__, args, makes_objects=self._makes_objects, name=self._name)

    def __getitem__(self, args):
        if self.__origin__ is Generic or _is_protocol_root(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = tuple(_laid_out(map(_as_type, _as_tuple(args))))
        given = _match_arguments(self, self.__parameters__, args)
        return self.copy_with(tuple(_substitute_all(self.__args__, given)))

    def __iter__(self):
        yield Unpack[self]

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return _Alias.__mro_entries__(self, bases)
        if self.__origin__ is Generic:
            after = bases[bases.index(self) + 1:]
            if any(map(_is_protocol_root, bases)) or any(isinstance(base, _Alias) and base is not self for base in after):
                return ()
        return self.__origin__,


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
                arg = tuple(_as_type(part) for part in arg)
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
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _Joined))


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
    if isinstance(arg, _Unpacked) and arg.__args__ and isinstance(arg.__args__[0], TypeVarTuple):
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



class _Open(_Unites, _Alias):
    """An old name of a class, to be given arguments: List, Dict, Iterable."""

    def __init__(self, origin, count, *, makes_objects=True, name=None, defaults=()):
        _Alias.__init__(self, origin, makes_objects=makes_objects, name=name or origin.__name__)
        self._count, self._defaults = count, defaults
        module = "" if origin.__module__ == "builtins" else f"{origin.__module__}."
        self.__doc__ = f"A generic version of {module}{origin.__qualname__}."

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def copy_with(self, args):
        """The name with these arguments."""
        return _Subscripted(self.__origin__, args, name=self._name, makes_objects=self._makes_objects)

    def __getitem__(self, params):
        return _given_to(self, params)

    def _arguments(self, given):
        args = _all_checked(given, "Parameters to generic types must be types.")
        least = self._count - len(self._defaults)
        if least <= len(args) < self._count:
            args += self._defaults[len(args) - least:]
        if len(args) != self._count and not any(_is_unpacked(arg) or isinstance(arg, TypeVarTuple) for arg in args):
            expected = f"at least {least}" if self._defaults and len(args) < least else self._count
            raise _wrong_count(self, len(args), self._count, expected)
        return args

    def __subclasscheck__(self, cls):
        if isinstance(cls, _Subscripted):
            return _Alias.__subclasscheck__(self, cls)
        return issubclass(cls.__origin__ if isinstance(cls, _Open) else cls, self.__origin__)


@_cached
def _given_to(alias, params):
    return alias.copy_with(alias._arguments(_as_tuple(params)))


def _wrong_count(alias, actual, limit, expected):
    few = "many" if actual > limit else "few"
    return TypeError(f"Too {few} arguments for {alias}; actual {actual}, expected {expected}")


class _OpenTuple(_Open):
    """Tuple: any number of types, or one and an ellipsis."""

    def _arguments(self, given):
        if len(given) > 1 and given[-1] is ...:
            return *_all_checked(given[:-1], "Tuple[t, ...]: t must be a type."), ...
        return _all_checked(given, "Tuple[t0, t1, ...]: each t must be a type.")


class _OpenCallable(_Open):
    """Callable: a list of types and a type."""

    def copy_with(self, args):
        return _Function(self.__origin__, args, name=self._name, makes_objects=self._makes_objects)

    def __getitem__(self, params):
        if type(params) is not tuple or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = params
        return _given_to(self, (tuple(arguments) if isinstance(arguments, list) else arguments, result))

    def _arguments(self, given):
        arguments, result = given
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if _is_parameter_expression(arguments) and not isinstance(arguments, tuple):
            return arguments, result
        return *map(_as_type, _laid_out(_as_tuple(arguments))), result


def _is_open(args):
    """True for the arguments of a callable where something stands for all of its parameters."""
    return len(args) == 2 and _is_parameter_expression(args[0])


class _Function(_Subscripted):
    """Callable[[arguments], result]."""

    def copy_with(self, args):
        if len(args) == 2 and isinstance(args[0], (list, tuple)):
            args = *args[0], args[1]
        return _Subscripted.copy_with(self, args)

    def __repr__(self):
        if _is_open(self.__args__):
            return _Subscripted.__repr__(self)
        return f"typing.Callable[[{_all_shown(self.__args__[:-1])}], {_shown(self.__args__[-1])}]"

    def _written(self):
        args = self.__args__
        return sys.modules["typing"].Callable, args if _is_open(args) else ([*args[:-1]], args[-1])


def _same_items(one, other):
    return all(item in other for item in one) and all(item in one for item in other)


class _OneOf(_Subscripted):
    """Union[a, b] and Optional[a]; the order does not matter."""

    def __eq__(self, other):
        return _same_items(self.__args__, other.__args__) if isinstance(other, (_OneOf, UnionType)) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        others = [part for part in self.__args__ if part is not NoneType]
        if len(self.__args__) == 2 and len(others) == 1:
            return f"typing.Optional[{_shown(others[0])}]"
        return f"typing.Union[{_all_shown(self.__args__)}]"

    def copy_with(self, args):
        return Union[args]

    def _written(self):
        return Union, self.__args__

    def __instancecheck__(self, obj):
        return any(isinstance(obj, part) for part in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, part) for part in self.__args__)


class _Values(_Subscripted):
    """Literal[1, 'a']; 1 and True are different."""

    def _typed(self):
        return [(value, type(value)) for value in self.__args__]

    def __eq__(self, other):
        return _same_items(self._typed(), other._typed()) if isinstance(other, _Values) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _Joined(_Subscripted):
    """Concatenate[int, P]."""
    _names_parameters_ = True

    def copy_with(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return *first, *last
        return _Subscripted.copy_with(self, (*first, *last.__args__) if isinstance(last, _Joined) else args)


class _Unpacked(_Subscripted):
    """Unpack[Ts], or *Ts."""

    def __repr__(self):
        return f"typing.Unpack[{_all_shown(self.__args__)}]"

    def __getitem__(self, args):
        return args if isinstance(self.__args__[0], TypeVarTuple) else _Subscripted.__getitem__(self, args)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        if not isinstance(inner, (_Subscripted, GenericAlias)):
            return None
        if inner.__origin__ is tuple:
            return inner.__args__
        raise TypeError("Unpack[...] must be used with a tuple type")


class _Noted(_Subscripted):
    """Annotated[int, 'note']; around another such type it adds to its notes."""

    def __init__(self, hint, notes):
        if isinstance(hint, _Noted):
            hint, notes = hint.__origin__, hint.__metadata__ + notes
        _Subscripted.__init__(self, hint, (hint,), name="Annotated")
        self.__metadata__ = notes

    def _key(self):
        return self.__origin__, self.__metadata__

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Noted) else NotImplemented

    __hash__ = _Subscripted.__hash__

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_shown(self.__origin__), *map(repr, self.__metadata__)])}]"

    def copy_with(self, args):
        return _Noted(args[0], self.__metadata__)

    def _written(self):
        return Annotated, (self.__origin__, *self.__metadata__)

    def __getattr__(self, name):
        return "Annotated" if name == "__name__" or name == "__qualname__" else _Subscripted.__getattr__(self, name)

    def __mro_entries__(self, bases):
        return self.__origin__,


# --- references by name

class ForwardRef(_Unites):
    """A type that is named in text, to be evaluated when the name is known."""
    __slots__ = tuple([
        f"__forward_{part}__" for part in "arg code evaluated value is_argument is_class module".split()
    ])

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(f"({arg},)[0]" if arg[:1] == "*" else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__, self.__forward_module__ = arg, module
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_evaluated__, self.__forward_value__ = False, None

    def __repr__(self):
        module = self.__forward_module__
        return f"ForwardRef({self.__forward_arg__!r}{'' if module is None else f', module={module!r}'})"

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        both = self.__forward_evaluated__ and other.__forward_evaluated__
        second = "__forward_value__" if both else "__forward_module__"
        return self.__forward_arg__ == other.__forward_arg__ and getattr(self, second) == getattr(other, second)

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        """The type; the reference itself if it stands in what it means."""
        if self.__forward_arg__ in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            outer, inner = self._namespaces(globalns, localns, type_params)
            found = _type_check(
                eval(self.__forward_code__, outer, inner), "Forward references must evaluate to types.",
                qualified=self.__forward_is_class__,
            )
            self.__forward_value__ = _evaluated(found, outer, inner, type_params, recursive_guard | {self.__forward_arg__})
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def _namespaces(self, globalns, localns, type_params):
        outer = localns if globalns is None else globalns
        outer = {} if outer is None else outer
        inner = outer if localns is None else localns
        if self.__forward_module__ is not None:
            outer = getattr(sys.modules.get(self.__forward_module__), "__dict__", outer)
        if type_params:
            inner = {**{variable.__name__: variable for variable in type_params}, **inner}
        return outer, inner


def _evaluated(hint, globalns, localns, type_params=(), guard=frozenset()):
    """A type whose references are evaluated, also those inside."""
    if isinstance(hint, ForwardRef):
        return hint._evaluate(globalns, localns, type_params, recursive_guard=guard)
    if not isinstance(hint, (_Subscripted, GenericAlias, UnionType)):
        return hint
    texts = isinstance(hint, GenericAlias)
    parts = [ForwardRef(part) if texts and isinstance(part, str) else part for part in hint.__args__]
    return _rebuilt(hint, tuple([_evaluated(part, globalns, localns, type_params, guard) for part in parts]))


def _rebuilt(hint, args):
    """A subscripted type or a union with other arguments."""
    if args == hint.__args__:
        return hint
    if isinstance(hint, GenericAlias):
        return GenericAlias(hint.__origin__, args)
    if isinstance(hint, _Subscripted):
        return hint.copy_with(args)
    result = args[0]
    for part in args[1:]:
        result = result | part
    return result


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
        return Union[self, right] if isinstance(right, (str, _Alias, _SpecialForm)) else _union(self, right)

    def __ror__(self, left):
        return Union[left, self] if isinstance(left, (str, _Alias, _SpecialForm)) else _union(left, self)

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
    args = tuple(_as_type(part) for part in args)
    if cls is Generic or _is_protocol_root(cls):
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
        return _Subscripted(cls, tuple(_unpacked_variables(args)))
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    args = tuple(_laid_out(args))
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if not (len(args) == 1 and _is_parameter_expression(args[0])):
            args = (args,)
    _check_class_arguments(cls, parameters, args)
    args = _with_defaults(parameters, args)
    final = []
    for parameter, part in zip(parameters, args) if not any(
            isinstance(p, TypeVarTuple) for p in parameters) else ((None, part) for part in args):
        if isinstance(part, list):
            part = tuple(_as_type(each) for each in part)
        elif parameter is not None and isinstance(parameter, TypeVar):
            part = _type_check(part, "Parameters to generic types must be types.")
        final.append(part)
    return _Subscripted(cls, tuple(final))


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
        raise _wrong_count(cls, len(args), most, most)
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
        parameters = list(_variables_in(own["__orig_bases__"]))
        declared = None
        for base in own["__orig_bases__"]:
            if isinstance(base, _Subscripted) and base.__origin__ is Generic:
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
    module = sys.modules.get("_typing_records")
    return getattr(module, "_TypedDictMeta", None)


# --- names made when they are asked for

_BUILTIN_ALIASES = {
    "List": (list, 1), "Dict": (dict, 2), "Set": (set, 1), "FrozenSet": (frozenset, 1), "Type": (type, 1),
}
for _name, (_origin, _count) in _BUILTIN_ALIASES.items():
    globals()[_name] = _Open(_origin, _count, makes_objects=False, name=_name)
Tuple = _OpenTuple(tuple, -1, makes_objects=False, name="Tuple")
del _name, _origin, _count

# What programs see as the names of these classes.
for _class, _name in (
    (_Subscripted, "_GenericAlias"), (_OneOf, "_UnionGenericAlias"), (_Values, "_LiteralGenericAlias"),
    (_Joined, "_ConcatenateGenericAlias"), (_Unpacked, "_UnpackGenericAlias"), (_Noted, "_AnnotatedAlias"),
    (_Function, "_CallableGenericAlias"), (_Open, "_SpecialGenericAlias"), (_OpenTuple, "_TupleType"),
    (_OpenCallable, "_CallableType"),
):
    _class.__name__ = _class.__qualname__ = _name
del _class, _name

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
_TOOLS = frozenset("""
    get_origin get_args get_type_hints is_typeddict is_protocol get_protocol_members cast assert_type assert_never
    reveal_type final override no_type_check no_type_check_decorator overload get_overloads clear_overloads
    dataclass_transform NewType
""".split())
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
    if name in _TOOLS:
        import _typing_tools
        return getattr(_typing_tools, name)
    if name in _ABC_ALIASES:
        import collections.abc as abc
        origin, count = _ABC_ALIASES[name]
        return _Open(getattr(abc, origin), count, name=name)
    if name == "Callable":
        import collections.abc as abc
        return _OpenCallable(abc.Callable, 2)
    if name == "Generator":
        import collections.abc as abc
        return _Open(abc.Generator, 3, defaults=(NoneType, NoneType))
    if name == "AsyncGenerator":
        import collections.abc as abc
        return _Open(abc.AsyncGenerator, 2, defaults=(NoneType,))
    if name in _COLLECTION_ALIASES:
        import collections
        origin, count = _COLLECTION_ALIASES[name]
        return _Open(getattr(collections, origin), count, name=name)
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        origin = getattr(contextlib, "Abstract" + name)
        return _Open(origin, 2, name=name, defaults=(bool | None,))
    if name in ("Pattern", "Match"):
        import re
        return _Open(getattr(re, name), 1, name=name)
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
