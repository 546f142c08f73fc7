"""Looking at live objects: what they are, their members, the calls that are running.

Signatures are in _signature_inspect, source and documentation in _source_inspect: they load when they are asked for.
"""
import sys
import types

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute",
    "BoundArguments", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS",
    "CO_NOFREE", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS",
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

# Flags of code objects, from the lowest bit.
(CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE,
 CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR) = (1 << bit for bit in range(10))
TPFLAGS_IS_ABSTRACT = 1 << 20

_elsewhere = {
    "_signature_inspect": (
        "Parameter", "Signature", "BoundArguments", "signature", "getfullargspec", "FullArgSpec", "getcallargs",
        "get_annotations", "formatannotation", "formatannotationrelativeto", "_empty", "_ParameterKind",
    ),
    "_source_inspect": (
        "cleandoc", "getdoc", "getfile", "getsourcefile", "getabsfile", "getmodule", "getmodulename", "findsource",
        "indentsize", "getblock", "getsourcelines", "getsource", "getcomments",
    ),
}
# Named tuples, made when they are first needed.
_records = {
    "Attribute": "name kind defining_class object",
    "Arguments": "args varargs varkw",
    "ArgInfo": "args varargs keywords locals",
    "ClosureVars": "nonlocals globals builtins unbound",
    "Traceback": "filename lineno function code_context index",
    "FrameInfo": "frame filename lineno function code_context index",
}


def __getattr__(name):
    if name in _records:
        return _record(name)
    for module, names in _elsewhere.items():
        if name in names:
            found = globals()[name] = getattr(__import__(module), name)
            return found
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")


def _record(name):
    made = globals().get(name)
    if made is None:
        from collections import namedtuple
        made = globals()[name] = namedtuple(name, _records[name], module="inspect")
    return made


# --- what an object is

def _is_a(described, *kinds):
    def test(object):
        return isinstance(object, kinds)

    test.__doc__ = f"True for {described}."
    return test


def _named(**tests):
    for name, test in tests.items():
        test.__name__ = test.__qualname__ = name
    globals().update(tests)


_named(
    ismodule=_is_a("modules", types.ModuleType),
    isclass=_is_a("classes", type),
    isfunction=_is_a("functions written in Python", types.FunctionType),
    ismethod=_is_a("bound methods written in Python", types.MethodType),
    isbuiltin=_is_a("builtin functions and bound methods of builtin types", types.BuiltinFunctionType),
    ismethodwrapper=_is_a("bound special methods of builtin types", types.MethodWrapperType),
    ismemberdescriptor=_is_a("descriptors of slots", types.MemberDescriptorType),
    isgetsetdescriptor=_is_a("descriptors of computed attributes of builtin types", types.GetSetDescriptorType),
    iscode=_is_a("code objects", types.CodeType),
    isframe=_is_a("frames", types.FrameType),
    istraceback=_is_a("tracebacks", types.TracebackType),
    isgenerator=_is_a("generators", types.GeneratorType),
    iscoroutine=_is_a("coroutines", types.CoroutineType),
    isasyncgen=_is_a("asynchronous generators", types.AsyncGeneratorType),
)


def _sets(kind):
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


_own_callables = (type, types.MethodType, types.FunctionType)
_bound_natives = (types.BuiltinFunctionType, types.MethodWrapperType)


def isdatadescriptor(object):
    """True for descriptors that take assignment or deletion over, as properties do."""
    return not isinstance(object, _own_callables) and _sets(type(object))


def ismethoddescriptor(object):
    """True for descriptors that only give something, except functions and methods written in Python."""
    kind = type(object)
    return not isinstance(object, _own_callables + _bound_natives) and hasattr(kind, "__get__") and not _sets(kind)


def isroutine(object):
    """True for any kind of function or method."""
    kinds = types.FunctionType, types.MethodType
    return isinstance(object, kinds + _bound_natives) or ismethoddescriptor(object)


def isawaitable(object):
    """True for what can be awaited."""
    if isinstance(object, types.GeneratorType):
        return object.gi_code.co_flags & CO_ITERABLE_COROUTINE != 0
    return isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__")


def isabstract(object):
    """True for classes that leave methods abstract."""
    return isinstance(object, type) and len(getattr(object, "__abstractmethods__", ())) > 0


def _core(function):
    """The function behind bound methods and partials."""
    import functools
    while True:
        if isinstance(function, types.MethodType):
            function = function.__func__
        elif isinstance(function, functools.partial):
            function = function.func
        elif isinstance(wrapped := getattr(function, "__partialmethod__", None), functools.partialmethod):
            function = wrapped.func
        else:
            return function


def _makes(function, flag):
    core = _core(function)
    return type(core) is types.FunctionType and core.__code__.co_flags & flag != 0


def isgeneratorfunction(obj):
    """True for functions that give generators."""
    return _makes(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    """True for functions that give asynchronous generators."""
    return _makes(obj, CO_ASYNC_GENERATOR)


def iscoroutinefunction(obj):
    """True for functions that give coroutines, and those marked as such."""
    # Looked up in its own dict: a mock has any attribute that it is asked for.
    return _makes(obj, CO_COROUTINE) or getattr(_core(obj), "__dict__", {}).get("_gives_coroutine") is _mark


_mark = object()


def markcoroutinefunction(func):
    """Makes iscoroutinefunction() true for a function that gives a coroutine."""
    getattr(func, "__func__", func)._gives_coroutine = _mark
    return func


# --- members and classes

_missing = object()


def getmembers(object, predicate=None):
    """Names and values of all attributes, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Like getmembers(), without running code of the object."""
    return _members(object, predicate, getattr_static)


def _members(object, predicate, get):
    found = {}
    for name in dir(object):
        value = get(object, name, _missing)
        if value is _missing and isinstance(object, type):
            # Listed, but not given to the class itself: as it is stored.
            value = next((base.__dict__[name] for base in object.__mro__ if name in base.__dict__), _missing)
        if value is not _missing and (predicate is None or predicate(value)):
            found[name] = value
    return sorted(found.items(), key=lambda item: item[0])


def classify_class_attrs(cls):
    """What kind each attribute of a class is and which class defines it."""
    homes = [*cls.__mro__, *(base for base in type(cls).__mro__ if base not in (type, object))]
    found = []
    for name in dir(cls):
        home = next((base for base in homes if name in base.__dict__), None)
        if home is not None:
            value = home.__dict__[name]
            found.append(_record("Attribute")(name, _kind_of_attribute(value), home, value))
    return found


def _kind_of_attribute(value):
    for kind, types_of_it in (
        ("static method", (staticmethod, types.BuiltinMethodType)),
        ("class method", (classmethod, types.ClassMethodDescriptorType)),
        ("property", property),
    ):
        if isinstance(value, types_of_it):
            return kind
    return "method" if isroutine(value) else "data"


def getmro(cls):
    """The classes of the method resolution order."""
    return cls.__mro__


def getclasstree(classes, unique=False):
    """Classes as nested lists, those that inherit below those they inherit from."""
    below, tops = {}, []
    for cls in classes:
        if not cls.__bases__ and cls not in tops:
            tops.append(cls)
        for base in cls.__bases__:
            heirs = below.setdefault(base, [])
            if cls not in heirs:
                heirs.append(cls)
            if unique and base in classes:
                break
    tops += [base for base in below if base not in classes]
    return walktree(tops, below, None)


def walktree(classes, children, parent):
    """For getclasstree(): pairs of a class and its bases, each followed by the list of those below it."""
    tree = []
    for cls in sorted(classes, key=lambda each: (each.__module__, each.__name__)):
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def unwrap(func, *, stop=None):
    """The function behind those that say what they wrap, or the first that `stop` is true for."""
    chain = [func]
    while hasattr(chain[-1], "__wrapped__") and not isinstance(chain[-1], type):
        if stop is not None and stop(chain[-1]):
            break
        inner = chain[-1].__wrapped__
        if len(chain) > sys.getrecursionlimit() or any(inner is outer for outer in chain):
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        chain.append(inner)
    return chain[-1]


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored: no property and no __getattr__ is run."""
    cls = obj if isinstance(obj, type) else type(obj)
    of_class = _stored_in_mro(cls, attr)
    of_instance = _missing if cls is obj else _stored_in_instance(obj, attr)
    candidates = [of_instance, of_class]
    if of_class is not _missing and hasattr(type(of_class), "__get__") and _sets(type(of_class)):
        candidates.reverse()
    if cls is obj:
        candidates.append(_stored_in_mro(type(cls), attr))
    candidates.append(default)
    for value in candidates:
        if value is not _missing:
            return value
    raise AttributeError(attr)


def _stored_in_mro(cls, name):
    for base in type.__dict__["__mro__"].__get__(cls):
        if name in base.__dict__:
            return base.__dict__[name]
    return _missing


def _stored_in_instance(obj, name):
    try:
        values = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _missing
    return dict.get(values, name, _missing) if isinstance(values, dict) else _missing


# --- the variables of functions

def getargs(co):
    """Names of the parameters of a code object."""
    if not isinstance(co, types.CodeType):
        raise TypeError(f"{co!r} is not a code object")
    named = co.co_argcount + co.co_kwonlyargcount
    rest = iter(co.co_varnames[named:])
    several = [next(rest) if co.co_flags & flag else None for flag in (CO_VARARGS, CO_VARKEYWORDS)]
    return _record("Arguments")([*co.co_varnames[:named]], *several)


def getargvalues(frame):
    """The arguments of the call that a frame is."""
    return _record("ArgInfo")(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs="*{}".format,
                    formatvarkw="**{}".format, formatvalue="={!r}".format):
    """The text of what getargvalues() gives."""
    shown = [(formatarg, name) for name in args]
    shown += [(form, name) for form, name in ((formatvarargs, varargs), (formatvarkw, varkw)) if name]
    return f"({', '.join([form(name) + formatvalue(locals[name]) for form, name in shown])})"


def getclosurevars(func):
    """The values of the names that a function takes from outside."""
    function = getattr(func, "__func__", func) if isinstance(func, types.MethodType) else func
    if not isinstance(function, types.FunctionType):
        raise TypeError(f"{function!r} is not a Python function")
    code = function.__code__
    enclosing = {}
    for name, cell in zip(code.co_freevars, function.__closure__ or ()):
        try:
            enclosing[name] = cell.cell_contents
        except ValueError:
            # Not assigned yet.
            continue
    spaces = function.__globals__, vars(__import__("builtins"))
    of_module, of_builtins, nowhere = {}, {}, set()
    for name in code.co_names:
        if name in enclosing:
            continue
        for space, found in zip(spaces, (of_module, of_builtins)):
            if name in space:
                found[name] = space[name]
                break
        else:
            nowhere.add(name)
    return _record("ClosureVars")(enclosing, of_module, of_builtins, nowhere)


# --- frames

def getframeinfo(frame, context=1):
    """Where a frame or traceback is: file, line, function, lines around it, and which of them it is."""
    line = frame.tb_lineno if isinstance(frame, types.TracebackType) else frame.f_lineno
    frame = getattr(frame, "tb_frame", frame)
    if not isinstance(frame, types.FrameType):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code = frame.f_code
    around = place = None
    if context > 0:
        import linecache
        source = linecache.getlines(code.co_filename)
        if source:
            first = max(0, min(line - 1 - context // 2, len(source) - context))
            around, place = source[first:first + context], line - 1 - first
    return _record("Traceback")(code.co_filename, line, code.co_name, around, place)


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A frame and those that called it."""
    found = []
    while frame is not None:
        found.append(_record("FrameInfo")(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback."""
    found = []
    while tb is not None:
        found.append(_record("FrameInfo")(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """The frames of the caller and of those that called it."""
    caller = sys._getframe(1)
    return getouterframes(caller, context)


def trace(context=1):
    """The frames between the caller and where the exception that is handled was raised."""
    return getinnerframes(getattr(sys.exception(), "__traceback__", None), context)


# --- generators and coroutines

for _kind in ("GEN", "CORO", "AGEN"):
    for _state in ("CREATED", "RUNNING", "SUSPENDED", "CLOSED"):
        globals()[f"{_kind}_{_state}"] = f"{_kind}_{_state}"


def _about(prefix, kind, described):
    """The functions that give the state and the variables of generators of one kind."""
    def state(generator):
        if getattr(generator, f"{prefix}_running"):
            return f"{kind}_RUNNING"
        if getattr(generator, f"{prefix}_suspended"):
            return f"{kind}_SUSPENDED"
        return f"{kind}_{'CLOSED' if getattr(generator, f'{prefix}_frame') is None else 'CREATED'}"

    def variables(generator):
        if prefix == "gi" and not isinstance(generator, types.GeneratorType):
            raise TypeError(f"{generator!r} is not a Python generator")
        frame = getattr(generator, f"{prefix}_frame", None)
        return {} if frame is None else frame.f_locals

    state.__doc__ = f"Whether {described} is created, running, suspended or closed: {kind}_CREATED and so on."
    variables.__doc__ = f"The variables of {described}."
    return state, variables


getgeneratorstate, getgeneratorlocals = _about("gi", "GEN", "a generator")
getcoroutinestate, getcoroutinelocals = _about("cr", "CORO", "a coroutine")
getasyncgenstate, getasyncgenlocals = _about("ag", "AGEN", "an asynchronous generator")
_named(
    getgeneratorstate=getgeneratorstate, getgeneratorlocals=getgeneratorlocals, getcoroutinestate=getcoroutinestate,
    getcoroutinelocals=getcoroutinelocals, getasyncgenstate=getasyncgenstate, getasyncgenlocals=getasyncgenlocals,
)
