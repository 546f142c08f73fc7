"""Signatures of callables and their annotations, of the module inspect."""
import enum
import sys
import types
from collections import namedtuple

from inspect import CO_VARARGS, CO_VARKEYWORDS, unwrap


class _empty:
    """Stands for a default or annotation that is not there."""
    __module__ = "inspect"


class _ParameterKind(enum.IntEnum):
    """How a parameter gets its argument, in the order in which kinds stand in a signature."""
    __module__ = "inspect"
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        several = "variadic " if self.name.startswith("VAR_") else ""
        words = self.name.removeprefix("VAR_").lower()
        return several + (words.replace("_", "-") if words.endswith("only") else words.replace("_", " "))


_POSITION_ONLY, _EITHER, _MANY_POSITIONS, _NAME_ONLY, _MANY_NAMES = _ParameterKind
_by_position = (_POSITION_ONLY, _EITHER)
_by_name = (_NAME_ONLY, _MANY_NAMES)
_unchanged = object()


# --- annotations

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, function or module, as a fresh dict; with eval_str those in strings evaluated."""
    if isinstance(obj, type):
        stored = obj.__dict__.get("__annotations__")
        stored = None if isinstance(stored, types.GetSetDescriptorType) else stored
    elif isinstance(obj, types.ModuleType) or callable(obj):
        stored = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if not isinstance(stored, (dict, types.NoneType)):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    annotations = dict(stored or {})
    if eval_str and annotations:
        names, local_names = _names_around(obj)
        names = names if globals is None else globals
        local_names = local_names if locals is None else locals
        for each in getattr(obj, "__type_params__", ()):
            local_names.setdefault(each.__name__, each)
        for key, value in annotations.items():
            if isinstance(value, str):
                annotations[key] = eval(value, names, local_names)
    return annotations


def _names_around(obj):
    """The global and local names that an object's annotations were written among."""
    if isinstance(obj, types.ModuleType):
        return vars(obj), {}
    if isinstance(obj, type):
        module = sys.modules.get(obj.__module__)
        return getattr(module, "__dict__", None), dict(vars(obj))
    return getattr(unwrap(obj), "__globals__", None), {}


def formatannotation(annotation, base_module=None):
    """How an annotation is shown in a signature."""
    if getattr(annotation, "__module__", None) == "typing":
        return _without_typing(repr(annotation))
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        module = annotation.__module__
        return annotation.__qualname__ if module in ("builtins", base_module) else f"{module}.{annotation.__qualname__}"
    return repr(annotation)


def _without_typing(text):
    """A text without the prefix `typing.` where a name starts with it."""
    parts = text.split("typing.")
    result = parts[0]
    for part in parts[1:]:
        inside = result and (result[-1].isalnum() or result[-1] in "._")
        result += ("typing." if inside else "") + part
    return result


def formatannotationrelativeto(object):
    """formatannotation() for annotations seen from the module of an object."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


# --- parameters and arguments

class Parameter:
    """One parameter of a signature."""
    __module__ = "inspect"
    __slots__ = ("_parts",)

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if kind in (_MANY_POSITIONS, _MANY_NAMES) and default is not _empty:
            raise ValueError(f"{kind.description} parameters cannot have default values")
        _check_name(name, kind)
        self._parts = name, kind, default, annotation

    @classmethod
    def _of(cls, *parts):
        """A parameter whose parts are known to be right."""
        self = cls.__new__(cls)
        self._parts = parts
        return self

    name = property(lambda self: self._parts[0])
    kind = property(lambda self: self._parts[1])
    default = property(lambda self: self._parts[2])
    annotation = property(lambda self: self._parts[3])

    def replace(self, *, name=_unchanged, kind=_unchanged, annotation=_unchanged, default=_unchanged):
        """A parameter with some parts changed."""
        wanted = name, kind, default, annotation
        name, kind, default, annotation = (
            old if new is _unchanged else new for new, old in zip(wanted, self._parts))
        return type(self)(name, kind, default=default, annotation=annotation)

    __replace__ = replace

    def __str__(self):
        name, kind, default, annotation = self._parts
        text = {_MANY_POSITIONS: "*", _MANY_NAMES: "**"}.get(kind, "") + name
        equals = "="
        if annotation is not _empty:
            text += f": {formatannotation(annotation)}"
            equals = " = "
        return text if default is _empty else f"{text}{equals}{default!r}"

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._parts)

    def __reduce__(self):
        return type(self)._of, self._parts


def _check_name(name, kind):
    if name is _empty:
        raise ValueError("name is a required attribute for Parameter")
    if not isinstance(name, str):
        raise TypeError(f"name must be a str, not a {type(name).__name__}")
    import keyword
    reserved = kind is not _POSITION_ONLY and keyword.iskeyword(name)
    if reserved or not name.isidentifier():
        raise ValueError(f"{name!r} is not a valid parameter name")


class BoundArguments:
    """Arguments by the names of their parameters."""
    __module__ = "inspect"
    __slots__ = ("arguments", "_of", "__weakref__")

    def __init__(self, signature, arguments):
        self._of = signature
        self.arguments = arguments

    signature = property(lambda self: self._of)
    args = property(lambda self: tuple(self._split()[0]), doc="The arguments that a call passes by position.")
    kwargs = property(lambda self: self._split()[1], doc="The arguments that a call passes by name.")

    def _split(self):
        """A list of arguments by position and a dict of those by name: from the first gap on all go by name."""
        positions, names = [], {}
        in_order = True
        for name, parameter in self._of.parameters.items():
            given = name in self.arguments
            in_order = in_order and given and parameter.kind not in _by_name
            if not given:
                # After `*args` that got nothing the others go by name too.
                continue
            value = self.arguments[name]
            if parameter.kind is _MANY_NAMES:
                names.update(value)
            elif not in_order:
                names[name] = value
            elif parameter.kind is _MANY_POSITIONS:
                positions += value
            else:
                positions.append(value)
        return positions, names

    def apply_defaults(self):
        """Puts the defaults in for what was not given."""
        nothing = {_MANY_POSITIONS: tuple, _MANY_NAMES: dict}
        whole = {}
        for name, parameter in self._of.parameters.items():
            if name in self.arguments:
                whole[name] = self.arguments[name]
            elif parameter.default is not _empty:
                whole[name] = parameter.default
            elif parameter.kind in nothing:
                whole[name] = nothing[parameter.kind]()
        self.arguments = whole

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return (self._of, self.arguments) == (other._of, other.arguments)

    def __getstate__(self):
        return self._of, self.arguments

    def __setstate__(self, state):
        self._of, self.arguments = state

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in self.arguments.items()]
        return f"<{type(self).__name__} ({', '.join(shown)})>"


class _Binding:
    """Matches the arguments of one call with parameters: by position as far as they reach, then by name."""

    def __init__(self, args, kwargs, partial):
        self.args, self.kwargs = args, kwargs
        self.partial = partial
        self.taken = 0
        self.names_began = False
        self.arguments = {}
        self.misplaced = []
        self.rest_name = None

    def take(self, parameter):
        name, kind, default, _ = parameter._parts
        if self.taken < len(self.args):
            self.take_position(name, kind)
        elif kind is _MANY_NAMES:
            self.rest_name = name
        elif kind is _MANY_POSITIONS:
            self.names_began = True
        elif name in self.kwargs and kind is _POSITION_ONLY and not self.names_began:
            self.misplaced.append(name)
        elif name in self.kwargs:
            self.names_began = True
            self.arguments[name] = self.kwargs.pop(name)
        elif default is _empty and not self.partial:
            only = " keyword-only" if kind is _NAME_ONLY and not self.names_began else ""
            raise TypeError(f"missing a required{only} argument: {name!r}")
        else:
            self.names_began = True

    def take_position(self, name, kind):
        if kind in _by_name:
            raise TypeError("too many positional arguments")
        if kind is _MANY_POSITIONS:
            self.arguments[name] = tuple(self.args[self.taken:])
            self.taken = len(self.args)
            self.names_began = True
            return
        if name in self.kwargs and kind is not _POSITION_ONLY:
            raise TypeError(f"multiple values for argument {name!r}")
        self.arguments[name] = self.args[self.taken]
        self.taken += 1

    def finish(self):
        if self.taken < len(self.args):
            raise TypeError("too many positional arguments")
        if not self.kwargs:
            return self.arguments
        if self.rest_name is not None:
            self.arguments[self.rest_name] = self.kwargs
        elif self.misplaced:
            names = ", ".join(self.misplaced)
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
        else:
            raise TypeError(f"got an unexpected keyword argument {[*self.kwargs][0]!r}")
        return self.arguments


class Signature:
    """The parameters of a callable and the annotation of its result."""
    __module__ = "inspect"
    __slots__ = ("_by_names", "_result")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        listed = [] if parameters is None else [*parameters]
        if __validate_parameters__:
            _check_order(listed)
        self._by_names = types.MappingProxyType({each.name: each for each in listed})
        self._result = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _Reader(cls, follow_wrapped, globals, locals, eval_str).read(obj)

    parameters = property(lambda self: self._by_names)
    return_annotation = property(lambda self: self._result)

    def replace(self, *, parameters=_unchanged, return_annotation=_unchanged):
        """A signature with some parts changed."""
        result = self._result if return_annotation is _unchanged else return_annotation
        listed = self._by_names.values() if parameters is _unchanged else parameters
        return type(self)(listed, return_annotation=result)

    __replace__ = replace

    def _compared(self):
        """What makes signatures equal: those that go by name alone count in any order."""
        ordered = tuple(each for each in self._by_names.values() if each.kind is not _NAME_ONLY)
        return ordered, frozenset(self._by_names.values()) - frozenset(ordered), self._result

    def __hash__(self):
        return hash(self._compared())

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        one, two = (
            (
                [each for each in signature._by_names.values() if each.kind is not _NAME_ONLY],
                {name: each for name, each in signature._by_names.items() if each.kind is _NAME_ONLY},
                signature._result,
            )
            for signature in (self, other)
        )
        return one == two

    def bind(self, /, *args, **kwargs):
        """The arguments by their parameters. Raises TypeError if they do not fit."""
        return self._matched(_Binding(args, kwargs, False))

    def bind_partial(self, /, *args, **kwargs):
        """Like bind(), but arguments may be missing."""
        return self._matched(_Binding(args, kwargs, True))

    def _matched(self, binding):
        for parameter in self._by_names.values():
            binding.take(parameter)
        return BoundArguments(self, binding.finish())

    def __reduce__(self):
        return _rebuilt, (type(self), [*self._by_names.values()], self._result)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """The text of the signature; over several lines if it is wider than max_width."""
        shown = []
        before = _EITHER
        for parameter in self._by_names.values():
            kind = parameter.kind
            if before is _POSITION_ONLY and kind is not before:
                shown.append("/")
            if kind is _NAME_ONLY and before in _by_position:
                shown.append("*")
            shown.append(str(parameter))
            before = kind
        if before is _POSITION_ONLY:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(shown) + "\n)"
        if self._result is not _empty:
            text += f" -> {formatannotation(self._result)}"
        return text


def _rebuilt(cls, parameters, result):
    return cls(parameters, return_annotation=result)


def _check_order(parameters):
    """Raises ValueError for parameters that cannot stand in this order."""
    highest, optional = _POSITION_ONLY, False
    names = set()
    for each in parameters:
        name, kind, default, _ = each._parts
        if kind < highest:
            first, second = highest.description, kind.description
            raise ValueError(f"wrong parameter order: {first} parameter before {second} parameter")
        if kind in _by_position:
            if optional and default is _empty:
                raise ValueError("non-default argument follows default argument")
            optional = optional or default is not _empty
        if name in names:
            raise ValueError(f"duplicate parameter name: {name!r}")
        names.add(name)
        highest = kind


# --- reading signatures off callables

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable. Raises ValueError if it has none, TypeError if it cannot be called.

    >>> str(signature(lambda x, *, y=2: x))
    '(x, *, y=2)'
    """
    return _Reader(Signature, follow_wrapped, globals, locals, eval_str).read(obj)


class _Reader:
    """Finds out the signatures of callables, as instances of a class."""

    def __init__(self, cls, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.how_to_annotate = {"globals": globals, "locals": locals, "eval_str": eval_str}

    def read(self, thing):
        if type(thing) is types.FunctionType and not thing.__dict__:
            return self.of_function(thing)
        if not callable(thing):
            raise TypeError(f"{thing!r} is not a callable object")
        if self.follow_wrapped and not isinstance(thing, types.MethodType):
            thing = unwrap(thing, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(thing, types.MethodType):
            return _without_first(self.read(thing.__func__))
        declared = getattr(thing, "__signature__", None)
        if declared is not None:
            if isinstance(declared, Signature):
                return declared
            raise TypeError(f"unexpected object {declared!r} in __signature__ attribute")
        import functools
        if isinstance(thing, functools.partial):
            return _of_partial(self.read(thing.func), thing.args, thing.keywords, thing)
        method = getattr(thing, "__partialmethod__", None)
        if isinstance(method, functools.partialmethod):
            return self.of_partialmethod(method)
        if isinstance(thing, types.FunctionType):
            return self.of_function(thing)
        return self.of_class(thing) if isinstance(thing, type) else self.of_other(thing)

    def of_partialmethod(self, method):
        """Its arguments go behind self, which is left open."""
        whole = self.read(method.func)
        first, *others = whole.parameters.values()
        rest = _of_partial(whole.replace(parameters=others), method.args, method.keywords, method)
        return whole.replace(parameters=[first, *rest.parameters.values()])

    def of_function(self, function):
        code = function.__code__
        annotations = get_annotations(function, **self.how_to_annotate)
        count, only = code.co_argcount, code.co_posonlyargcount
        names = iter(code.co_varnames)
        kinds = [_POSITION_ONLY] * only + [_EITHER] * (count - only)
        defaults = function.__defaults__ or ()
        defaults = (_empty,) * (count - len(defaults)) + defaults
        found = [(next(names), kind, default) for kind, default in zip(kinds, defaults)]
        named = [(next(names), _NAME_ONLY, _empty) for _ in range(code.co_kwonlyargcount)]
        if code.co_flags & CO_VARARGS:
            found.append((next(names), _MANY_POSITIONS, _empty))
        fallbacks = function.__kwdefaults__ or {}
        found += [(name, kind, fallbacks.get(name, _empty)) for name, kind, _ in named]
        if code.co_flags & CO_VARKEYWORDS:
            found.append((next(names), _MANY_NAMES, _empty))
        parameters = [Parameter._of(*each, annotations.get(each[0], _empty)) for each in found]
        result = annotations.get("return", _empty)
        return self.cls(parameters, return_annotation=result, __validate_parameters__=False)

    def of_class(self, cls):
        for meta in type(cls).__mro__:
            if meta is type:
                break
            if isinstance(meta.__dict__.get("__call__"), types.FunctionType):
                return _without_first(self.read(meta.__dict__["__call__"]))
        for base in cls.__mro__[:-1]:
            new, init = base.__dict__.get("__new__"), base.__dict__.get("__init__")
            function = getattr(new, "__func__", new)
            for made_by in (function, init):
                if isinstance(unwrap(made_by), types.FunctionType):
                    return _without_first(self.read(made_by))
            if not base.__flags__ & 1 << 9:
                return self.of_builtin_class(cls, init, new)
        if type in cls.__mro__:
            raise ValueError(f"no signature found for builtin type {cls!r}")
        return self.cls()

    def of_builtin_class(self, cls, *makers):
        for maker in makers:
            text = getattr(maker, "__text_signature__", None)
            if text:
                return self.of_text(cls, text, True)
        raise ValueError(f"no signature found for builtin type {cls!r}")

    def of_other(self, thing):
        """Of what is native, or of an instance that can be called."""
        text = getattr(thing, "__text_signature__", None)
        if text:
            owner = getattr(thing, "__self__", None)
            return self.of_text(thing, text, owner is not None and not isinstance(owner, types.ModuleType))
        if isinstance(thing, types.BuiltinFunctionType):
            raise ValueError(f"no signature found for builtin {thing!r}")
        caller = getattr(type(thing), "__call__", None)
        if isinstance(unwrap(caller), types.FunctionType):
            return _without_first(self.read(caller))
        raise ValueError(f"no signature found for {thing!r}")

    def of_text(self, thing, text, bound):
        """Of a builtin, from what it declares: as Python would write it, with $ before what is bound."""
        parameters = []
        kind = _EITHER
        for part in _top_level_parts(text.strip()[1:-1]):
            name, equals, default = part.lstrip("*$").partition("=")
            stars = part.count("*", 0, 2) if part.startswith("*") else 0
            if part == "/":
                parameters = [each.replace(kind=_POSITION_ONLY) for each in parameters]
            elif name:
                its_kind = (kind, _MANY_POSITIONS, _MANY_NAMES)[stars]
                value = _evaluated(default, thing) if equals else _empty
                parameters.append(Parameter(name, its_kind, default=value))
            if stars:
                kind = _NAME_ONLY
        # A function's module is never passed.
        hidden = bound or text.startswith("($module")
        return self.cls(parameters[bool(hidden):])


def _evaluated(text, thing):
    try:
        return eval(text, {"sys": sys})
    except Exception:
        raise ValueError(f"{thing!r} builtin has invalid signature")


def _top_level_parts(text):
    """The parts between commas that are not inside brackets or quotes."""
    parts, depth, quote = [""], 0, ""
    for character in text:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            depth += (character in "([{") - (character in ")]}")
        if character == "," and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _without_first(whole):
    """The signature of a method without the parameter that is bound."""
    first, *others = whole.parameters.values() or [None]
    if first is None or first.kind in _by_name:
        raise ValueError("invalid method signature")
    return whole if first.kind is _MANY_POSITIONS else whole.replace(parameters=others)


def _of_partial(whole, args, keywords, thing):
    """What is left of a signature when some arguments are given.

    Those given by position are gone; behind the first one given by name, which becomes a default, all go by name.
    """
    try:
        given = whole.bind_partial(*args, **keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {thing!r} has incorrect arguments") from error
    front, by_name = [], []
    names_began = False
    for name, parameter in whole.parameters.items():
        kind = parameter.kind
        if name in given and kind in (*_by_position, _NAME_ONLY):
            if kind is _POSITION_ONLY or (kind is _EITHER and name not in keywords):
                continue
            names_began = names_began or kind is _EITHER
            parameter = parameter.replace(default=given[name])
        if names_began and kind is _EITHER:
            parameter = parameter.replace(kind=_NAME_ONLY)
        if kind in _by_name or (names_began and kind is _EITHER):
            by_name.append(parameter)
        elif not names_began:
            front.append(parameter)
    by_name.sort(key=lambda each: each.kind)
    return whole.replace(parameters=front + by_name)


# --- older ways to ask

FullArgSpec = namedtuple(
    "FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations", module="inspect")


def getfullargspec(func):
    """Names and defaults of the parameters of a function, bound first arguments included."""
    function = func.__func__ if isinstance(func, types.MethodType) else func
    try:
        found = _Reader(Signature, follow_wrapped=False).read(function)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    named = {kind: [] for kind in _ParameterKind}
    for each in found.parameters.values():
        named[each.kind].append(each)
    ordered = named[_POSITION_ONLY] + named[_EITHER]
    defaults = tuple(each.default for each in ordered if each.default is not _empty)
    fallbacks = {each.name: each.default for each in named[_NAME_ONLY] if each.default is not _empty}
    annotations = {} if found.return_annotation is _empty else {"return": found.return_annotation}
    for each in found.parameters.values():
        if each.annotation is not _empty:
            annotations[each.name] = each.annotation
    several = [next((each.name for each in named[kind]), None) for kind in (_MANY_POSITIONS, _MANY_NAMES)]
    return FullArgSpec(
        [each.name for each in ordered], *several, defaults or None, [each.name for each in named[_NAME_ONLY]],
        fallbacks or None, annotations)


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function would get in a call."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    if not isinstance(func, types.MethodType):
        return bound.arguments
    return {func.__func__.__code__.co_varnames[0]: func.__self__} | bound.arguments


for _thing in (get_annotations, formatannotation, signature, getfullargspec, getcallargs):
    _thing.__module__ = "inspect"
