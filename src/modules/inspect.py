"""Looking at live objects: what they are, their signatures, their source, the calls that are running."""
import enum
import linecache
import sys
import types
from collections import OrderedDict, namedtuple

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute",
    "BoundArguments", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS",
    "CO_NOFREE", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS", "CO_HAS_DOCSTRING",
    "ClosureVars", "FrameInfo", "FullArgSpec", "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING",
    "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback", "classify_class_attrs", "cleandoc",
    "currentframe", "findsource", "formatannotation", "formatannotationrelativeto", "formatargvalues",
    "get_annotations", "getabsfile", "getargs", "getargvalues", "getasyncgenlocals", "getasyncgenstate", "getattr_static",
    "getblock", "getcallargs", "getclasstree", "getclosurevars", "getcomments", "getcoroutinelocals",
    "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec", "getgeneratorlocals",
    "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static", "getmodule",
    "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines", "indentsize",
    "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine",
    "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction",
    "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule",
    "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "trace", "unwrap", "walktree",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR, CO_HAS_DOCSTRING = 256, 512, 67108864
TPFLAGS_IS_ABSTRACT = 1 << 20


# --- what an object is

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """True for bound methods written in Python."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """True for functions written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """True for any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(
        object)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """True for what can be awaited."""
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), "__await__"))


def _unwrap_partial(f):
    import functools
    while True:
        if isinstance(f, functools.partial):
            f = f.func
        elif hasattr(f, "__partialmethod__"):
            f = f.__partialmethod__.func
        else:
            return f


def _has_code_flag(f, flag):
    f = _unwrap_partial(f)
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Makes iscoroutinefunction() true for a function that gives a coroutine."""
    func = getattr(func, "__func__", func)
    func._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    f = obj
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    if getattr(f, "_is_coroutine_mark", None) is _is_coroutine_mark:
        return True
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    """True for classes that leave methods abstract."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


# --- members and classes

def getmembers(object, predicate=None):
    """Names and values of all attributes, sorted by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Like getmembers(), without running code of the object."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    names = dir(object)
    mro = (object,) + getmro(object) if isclass(object) else ()
    processed = set()
    results = []
    for key in names:
        try:
            value = getter(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


Attribute = namedtuple("Attribute", "name kind defining_class object", module="inspect")


def classify_class_attrs(cls):
    """What kind each attribute of a class is and which class defines it."""
    mro = getmro(cls)
    result = []
    for name in dir(cls):
        home = None
        for base in (cls,) + mro + tuple(m for m in getmro(type(cls)) if m not in (type, object)):
            if name in base.__dict__:
                home = base
                break
        if home is None:
            continue
        obj = home.__dict__[name]
        if isinstance(obj, staticmethod) or isinstance(obj, types.BuiltinMethodType):
            kind = "static method"
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(obj, property):
            kind = "property"
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, obj))
    return result


def getmro(cls):
    """The classes of the method resolution order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function behind those that say what they wrap."""
    f = func
    seen = {id(f)}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {f!r}")
        seen.add(id(func))
    return func


def walktree(classes, children, parent):
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Classes as nested lists, those that inherit below those they inherit from."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored: no property and no __getattr__ is run."""
    if not isinstance(obj, type):
        klass = type(obj)
        stored = _missing
        try:
            values = object.__getattribute__(obj, "__dict__")
        except AttributeError:
            values = {}
        if isinstance(values, dict):
            stored = dict.get(values, attr, _missing)
    else:
        klass = obj
        stored = _missing
    found = _missing
    for entry in type.__dict__["__mro__"].__get__(klass):
        if attr in entry.__dict__:
            found = entry.__dict__[attr]
            break
    if stored is not _missing and found is not _missing:
        kind = type(found)
        if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return found
    if stored is not _missing:
        return stored
    if found is not _missing:
        return found
    if obj is klass:
        for entry in type(klass).__mro__:
            if attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


# --- documentation and source

def cleandoc(doc):
    """A docstring without its indentation and without blank lines around it."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=sys.maxsize)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring of an object, cleaned; a method without one has that of the method it overrides."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(obj, "__name__", None)
    if isinstance(obj, property):
        name = getattr(obj.fget, "__name__", None)
        cls = _class_of(obj.fget)
    elif ismethod(obj):
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    else:
        cls = _class_of(obj)
    if cls is None or name is None:
        return None
    for base in cls.__mro__:
        found = base.__dict__.get(name)
        doc = getattr(found, "__doc__", None)
        if doc is not None:
            return doc
    return None


def _class_of(func):
    """The class in which a function was defined, by its qualified name."""
    module = sys.modules.get(getattr(func, "__module__", None))
    if module is None or "." not in getattr(func, "__qualname__", ""):
        return None
    cls = module
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def getfile(object):
    """The file in which an object is defined."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            for value in vars(object).values():
                code = getattr(value, "__code__", None)
                if code is not None:
                    return code.co_filename
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or "
        f"code object was expected, got {type(object).__name__}"
    )


def getmodulename(path):
    """The name of the module in a file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getsourcefile(object):
    return getfile(object)


getabsfile = getsourcefile


def getmodule(object, _filename=None):
    """The module in which an object is defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    if isframe(object):
        return sys.modules.get(object.f_globals.get("__name__"))
    return None


def findsource(object):
    """All lines of the file of an object, and the number (from 0) of the line where it starts."""
    if isclass(object):
        return _find_class(object)
    file = getsourcefile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, number
    raise OSError("could not find code object")


def _find_class(cls):
    firstline = cls.__dict__.get("__firstlineno__")
    lines = linecache.getlines(getfile(cls))
    if not lines:
        raise OSError("could not get source code")
    if firstline is not None:
        return lines, firstline - 1
    name = cls.__qualname__.rpartition(".")[2]
    for number, line in enumerate(lines):
        words = line.split()
        if words[:1] == ["class"] and len(words) > 1:
            found = words[1]
            for end, character in enumerate(found):
                if not (character.isalnum() or character == "_"):
                    found = found[:end]
                    break
            if found == name:
                while number > 0 and lines[number - 1].lstrip().startswith("@"):
                    number -= 1
                return lines, number
    raise OSError("source code not available")


def indentsize(line):
    """How far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getblock(lines):
    """The lines of the definition that starts with the first one."""
    depth = 0
    started = False
    indent = indentsize(lines[0])
    end = 0
    quote = None
    for number, line in enumerate(lines):
        text = line.strip()
        inside = depth > 0 or quote is not None
        if number > 0 and started and not inside and text and not text.startswith("#"):
            if indentsize(line) <= indent:
                break
        depth, quote, ends_with_colon, has_body = _scan(line, depth, quote)
        if text and (inside or not text.startswith("#") or indentsize(line) > indent):
            end = number + 1
        if not started and depth == 0 and quote is None and not text.startswith("@") and text:
            if has_body and not text.startswith(("async", "def", "class")):
                return lines[:end]
            if has_body and not ends_with_colon:
                return lines[:end]
            started = True
    return lines[:end]


def _scan(line, depth, quote):
    """Brackets and string quotes that are open after a line; if it ends with a colon; if it has any text."""
    i = 0
    last = ""
    any_text = False
    while i < len(line):
        character = line[i]
        if quote is not None:
            if character == "\\":
                i += 2
                continue
            if line.startswith(quote, i):
                i += len(quote)
                quote = None
                last = '"'
                continue
            i += 1
            continue
        if character == "#":
            break
        if character in "\"'":
            quote = character * 3 if line.startswith(character * 3, i) else character
            i += len(quote)
            any_text = True
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth = max(0, depth - 1)
        if not character.isspace():
            last = character
            any_text = True
        i += 1
    if quote is not None and len(quote) == 1:
        quote = None
    return depth, quote, last == ":", any_text


def getsourcelines(object):
    """The lines of the definition of an object, and the number of the first one."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of the definition of an object. Raises OSError if it is not known."""
    lines, _ = getsourcelines(object)
    return "".join(lines)


def getcomments(object):
    """The comment lines right before an object, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    indent = indentsize(lines[number])
    i = number - 1
    while i >= 0 and lines[i].lstrip().startswith("#") and indentsize(lines[i]) == indent:
        comments.insert(0, lines[i].expandtabs().lstrip())
        i -= 1
    return "".join(comments) if comments else None


# --- annotations and signatures

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, function or module, as a fresh dict."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__")
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, "__module__", None))
        obj_globals = getattr(module, "__dict__", None)
        obj_locals = dict(vars(obj))
        unwrapped = obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals = obj.__dict__
        obj_locals = None
        unwrapped = None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals = getattr(obj, "__globals__", None)
        obj_locals = None
        unwrapped = obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    if unwrapped is not None:
        unwrapped = unwrap(unwrapped)
        if hasattr(unwrapped, "__globals__"):
            obj_globals = unwrapped.__globals__
    globals = obj_globals if globals is None else globals
    locals = (obj_locals or {}) if locals is None else locals
    for parameter in getattr(obj, "__type_params__", ()):
        locals.setdefault(parameter.__name__, parameter)
    return {key: eval(value, globals, locals) if isinstance(value, str) else value
            for key, value in annotations.items()}


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """How an annotation is shown in a signature."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        text = repr(annotation)
        result = ""
        while "typing." in text:
            before, _, text = text.partition("typing.")
            result += before if not before or not (before[-1].isalnum() or before[-1] in "._") else before + "typing."
        return result + text
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


class _void:
    """Stands for what was not given."""


class _empty:
    """Stands for defaults and annotations that are not there."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


class Parameter:
    """One parameter of a signature."""
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation})

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter with some parts changed."""
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        formatted = self._name
        if self._annotation is not _empty:
            shown = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            formatted = f"{formatted}: {shown}"
        if self._default is not _empty:
            formatted += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + formatted
        if self._kind == _VAR_KEYWORD:
            return "**" + formatted
        return formatted

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Arguments by the names of their parameters."""
    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            try:
                arg = self.arguments[name]
            except KeyError:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(arg)
            else:
                args.append(arg)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started:
                continue
            try:
                arg = self.arguments[name]
            except KeyError:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(arg)
            else:
                kwargs[name] = arg
        return kwargs

    def apply_defaults(self):
        """Puts the defaults in for what was not given."""
        arguments = self.arguments
        new = []
        for name, parameter in self._signature.parameters.items():
            try:
                new.append((name, arguments[name]))
            except KeyError:
                if parameter.default is not _empty:
                    value = parameter.default
                elif parameter.kind is _VAR_POSITIONAL:
                    value = ()
                elif parameter.kind is _VAR_KEYWORD:
                    value = {}
                else:
                    continue
                new.append((name, value))
        self.arguments = dict(new)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = ", ".join(f"{arg}={value!r}" for arg, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({args})>"


class Signature:
    """The parameters of a callable and the annotation of its result."""
    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if parameters is None:
            params = OrderedDict()
        elif __validate_parameters__:
            params = OrderedDict()
            top_kind = _POSITIONAL_ONLY
            seen_default = False
            seen_var = set()
            for param in parameters:
                kind = param.kind
                name = param.name
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    if kind in seen_var:
                        raise ValueError(f"more than one {kind.description} parameter")
                    seen_var.add(kind)
                if kind < top_kind:
                    raise ValueError(
                        f"wrong parameter order: {top_kind.description} parameter before {kind.description} parameter")
                if kind > top_kind:
                    top_kind = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is _empty:
                        if seen_default:
                            raise ValueError("non-default argument follows default argument")
                    else:
                        seen_default = True
                if name in params:
                    raise ValueError(f"duplicate parameter name: {name!r}")
                params[name] = param
        else:
            params = OrderedDict((param.name, param) for param in parameters)
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature_from_callable(obj, cls, follow_wrapped, globals, locals, eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature with some parts changed."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        kwo_params = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo_params, self.return_annotation

    def __hash__(self):
        params, kwo_params, return_annotation = self._hash_basis()
        return hash((params, frozenset(kwo_params.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = iter(self.parameters.values())
        parameters_ex = ()
        arg_vals = iter(args)
        pos_only_in_kwargs = []
        while True:
            try:
                arg_val = next(arg_vals)
            except StopIteration:
                try:
                    param = next(parameters)
                except StopIteration:
                    break
                if param.kind == _VAR_POSITIONAL:
                    break
                if param.name in kwargs:
                    if param.kind == _POSITIONAL_ONLY:
                        if param.default is _empty:
                            pos_only_in_kwargs.append(param)
                            continue
                        pos_only_in_kwargs.append(param)
                        continue
                    parameters_ex = (param,)
                    break
                if param.kind == _VAR_KEYWORD or param.default is not _empty:
                    parameters_ex = (param,)
                    break
                if partial:
                    parameters_ex = (param,)
                    break
                argtype = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{argtype} argument: {param.name!r}")
            else:
                try:
                    param = next(parameters)
                except StopIteration:
                    raise TypeError("too many positional arguments") from None
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    raise TypeError("too many positional arguments")
                if param.kind == _VAR_POSITIONAL:
                    values = [arg_val]
                    values.extend(arg_vals)
                    arguments[param.name] = tuple(values)
                    break
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {param.name!r}")
                arguments[param.name] = arg_val
        kwargs_param = None
        for param in (*parameters_ex, *parameters):
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
                continue
            if param.kind == _VAR_POSITIONAL:
                continue
            try:
                arg_val = kwargs.pop(param.name)
            except KeyError:
                if not partial and param.default is _empty:
                    raise TypeError(f"missing a required argument: {param.name!r}") from None
            else:
                arguments[param.name] = arg_val
        if kwargs:
            if kwargs_param is not None:
                arguments[kwargs_param.name] = kwargs
            elif pos_only_in_kwargs:
                names = ", ".join(param.name for param in pos_only_in_kwargs)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """The arguments by their parameters. Raises TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Like bind(), but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The text of the signature; over several lines if it is wider than max_width."""
        result = []
        render_pos_only_separator = False
        render_kw_only_separator = True
        for param in self.parameters.values():
            formatted = param._format(quote_annotation_strings=quote_annotation_strings)
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                render_pos_only_separator = True
            elif render_pos_only_separator:
                result.append("/")
                render_pos_only_separator = False
            if kind == _VAR_POSITIONAL:
                render_kw_only_separator = False
            elif kind == _KEYWORD_ONLY and render_kw_only_separator:
                result.append("*")
                render_kw_only_separator = False
            result.append(formatted)
        if render_pos_only_separator:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            shown = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            rendered += f" -> {shown}"
        return rendered


def _signature_from_function(cls, func, skip_bound, globals, locals, eval_str):
    code = func.__code__
    pos_count = code.co_argcount
    names = code.co_varnames
    posonly_count = code.co_posonlyargcount
    positional = names[:pos_count]
    keyword_only_count = code.co_kwonlyargcount
    keyword_only = names[pos_count:pos_count + keyword_only_count]
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    first_default = pos_count - len(defaults)
    for position, name in enumerate(positional):
        parameters.append(Parameter(
            name, _POSITIONAL_ONLY if position < posonly_count else _POSITIONAL_OR_KEYWORD,
            annotation=annotations.get(name, _empty),
            default=defaults[position - first_default] if position >= first_default else _empty))
    index = pos_count + keyword_only_count
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in keyword_only:
        parameters.append(Parameter(
            name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty), default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _signature_from_text(cls, obj, text, skip_bound):
    """The signature of a builtin, from what it declares."""
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    for part in _split_parameters(text.strip()[1:-1]):
        if part == "/":
            parameters = [p.replace(kind=_POSITIONAL_ONLY) for p in parameters]
            continue
        if part == "*":
            kind = _KEYWORD_ONLY
            continue
        if part.startswith("**"):
            parameters.append(Parameter(part[2:], _VAR_KEYWORD))
            continue
        if part.startswith("*"):
            parameters.append(Parameter(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
            continue
        name, equals, default = part.partition("=")
        value = _empty
        if equals:
            try:
                value = eval(default, {"sys": sys})
            except Exception:
                raise ValueError(f"{obj!r} builtin has invalid signature")
        parameters.append(Parameter(name.lstrip("$"), kind, default=value))
    if parameters and skip_bound:
        parameters.pop(0)
    return cls(parameters)


def _split_parameters(text):
    parts, depth, current, quote = [], 0, "", None
    for character in text:
        if quote:
            if character == quote:
                quote = None
        elif character in "'\"":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if character == "," and depth == 0 and not quote:
            parts.append(current.strip())
            current = ""
        else:
            current += character
    if current.strip():
        parts.append(current.strip())
    return parts


def _bound(sig):
    """The signature of a method without its first parameter."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


def _signature_of_partial(wrapped, partial):
    params = OrderedDict(wrapped.parameters.items())
    try:
        ba = wrapped.bind_partial(*(partial.args or ()), **(partial.keywords or {}))
    except TypeError as ex:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from ex
    transform_to_kwonly = False
    for name, param in wrapped.parameters.items():
        if name in ba.arguments:
            value = ba.arguments[name]
            if param.kind is _POSITIONAL_ONLY:
                params.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in partial.keywords:
                    transform_to_kwonly = True
                    params[name] = param.replace(default=value)
                else:
                    params.pop(name)
                    continue
            if param.kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=value)
        if transform_to_kwonly:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                params.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params.move_to_end(name)
            elif param.kind is _VAR_POSITIONAL:
                params.pop(param.name)
    return wrapped.replace(parameters=params.values())


def _signature_from_callable(obj, cls, follow_wrapped, globals, locals, eval_str, skip_bound=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")

    def again(other):
        return _signature_from_callable(other, cls, follow_wrapped, globals, locals, eval_str)

    if isinstance(obj, types.MethodType):
        return _bound(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if not isinstance(sig, Signature):
            raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
        return sig
    partialmethod = getattr(obj, "__partialmethod__", None)
    if partialmethod is not None and type(partialmethod).__name__ == "partialmethod":
        wrapped = again(partialmethod.func)
        return _signature_of_partial(wrapped, _PartialOf(partialmethod))
    if isfunction(obj):
        return _signature_from_function(cls, obj, skip_bound, globals, locals, eval_str)
    import functools
    if isinstance(obj, functools.partial):
        return _signature_of_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _signature_of_class(obj, cls, again)
    if isbuiltin(obj) or ismethodwrapper(obj) or ismethoddescriptor(obj) and hasattr(obj, "__text_signature__"):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        owner = getattr(obj, "__self__", None)
        bound = owner is not None and not ismodule(owner)
        return _signature_from_text(cls, obj, text, bound)
    call = getattr(type(obj), "__call__", None)
    if call is not None and isfunction(unwrap(call) if not isinstance(call, type) else call):
        return _bound(again(call))
    raise ValueError(f"no signature found for {obj!r}")


class _PartialOf:
    """A partialmethod seen as the partial of its function, self left open."""

    def __init__(self, method):
        self.args = ()
        self.keywords = method.keywords


def _signature_of_class(obj, cls, again):
    for base in type(obj).__mro__:
        if base is type:
            break
        if isfunction(base.__dict__.get("__call__")):
            return _bound(again(base.__dict__["__call__"]))
    for base in obj.__mro__:
        new = base.__dict__.get("__new__")
        init = base.__dict__.get("__init__")
        if base is object:
            break
        if new is not None and isfunction(getattr(new, "__func__", new)):
            return _bound(again(getattr(new, "__func__", new)))
        if init is not None and isfunction(unwrap(init)):
            return _bound(again(init))
        if not base.__flags__ & 1 << 9:
            text = getattr(init, "__text_signature__", None) or getattr(new, "__text_signature__", None)
            if text:
                return _signature_from_text(cls, obj, text, True)
            raise ValueError(f"no signature found for builtin type {obj!r}")
    if type not in obj.__mro__:
        return cls([])
    raise ValueError(f"no signature found for builtin type {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable. Raises ValueError if it has none, TypeError if it cannot be called.

    >>> str(signature(lambda a, b=1, *c: 0))
    '(a, b=1, *c)'
    """
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


FullArgSpec = namedtuple(
    "FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations", module="inspect")


def getfullargspec(func):
    """Names and defaults of the parameters of a function, bound first arguments included."""
    try:
        sig = _signature_from_callable(
            func.__func__ if isinstance(func, types.MethodType) else func, Signature, False, None, None, False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, posonlyargs, kwonlyargs, defaults = [], [], [], ()
    varargs = varkw = None
    annotations, kwdefaults = {}, {}
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind is _POSITIONAL_ONLY:
            posonlyargs.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        elif kind is _VAR_KEYWORD:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonlyargs + args, varargs, varkw, defaults or None, kwonlyargs, kwdefaults or None, annotations)


Arguments = namedtuple("Arguments", "args, varargs, varkw", module="inspect")


def getargs(co):
    """Names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    args = list(names[:count])
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(args, varargs, varkw)


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals", module="inspect")


def getargvalues(frame):
    """The arguments of the call that a frame is."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """The text of what getargvalues() gives."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function would get in a call."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    result = dict(bound.arguments)
    if ismethod(func):
        first = func.__func__.__code__.co_varnames[0]
        result = {first: func.__self__, **result}
    return result


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound", module="inspect")


def getclosurevars(func):
    """The values of the names that a function takes from outside."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {}
    for var, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[var] = cell.cell_contents
        except ValueError:
            pass
    global_ns = func.__globals__
    builtin_ns = vars(__import__("builtins"))
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in nonlocals:
            continue
        if name in global_ns:
            global_vars[name] = global_ns[name]
        elif name in builtin_ns:
            builtin_vars[name] = builtin_ns[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


# --- frames

Traceback = namedtuple("Traceback", "filename lineno function code_context index", module="inspect")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index", module="inspect")


def getframeinfo(frame, context=1):
    """Where a frame or traceback is: file, line, function, lines around it, and which of them it is."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        source = linecache.getlines(filename)
        if source:
            start = max(0, min(lineno - 1 - context // 2, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A frame and those that called it."""
    result = []
    while frame:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    result = []
    while tb:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """The frames of the caller and of those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between the caller and where the exception that is handled was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# --- generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED")


def _state(obj, prefix, kind):
    if getattr(obj, prefix + "_running"):
        return kind + "_RUNNING"
    if getattr(obj, prefix + "_suspended", False):
        return kind + "_SUSPENDED"
    if getattr(obj, prefix + "_frame") is None:
        return kind + "_CLOSED"
    return kind + "_CREATED"


def getgeneratorstate(generator):
    return _state(generator, "gi", "GEN")


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr", "CORO")


def getasyncgenstate(agen):
    return _state(agen, "ag", "AGEN")


def getgeneratorlocals(generator):
    """The variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    frame = getattr(agen, "ag_frame", None)
    return frame.f_locals if frame is not None else {}
