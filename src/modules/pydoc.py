"""What help() shows: the heading, the signature, the docstring and the members of an object, as plain text."""
import builtins
import inspect

__all__ = ["help"]

# Attributes that say nothing about what a class is for.
_UNSAID = frozenset((
    "__abstractmethods__", "__annotations__", "__builtins__", "__cached__", "__doc__", "__file__", "__firstlineno__",
    "__loader__", "__match_args__", "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__",
    "__spec__", "__static_attributes__", "__type_params__",
))

_KINDS = ("Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors", "Data and other attributes")
_RULE = "-" * 70


def help(request=None):
    """Writes what is known of an object, or of what a dotted name means, to standard output."""
    if request is None:
        print("help(object) shows what an object is; help('module.name') finds it by its name first.")
        return
    if isinstance(request, str):
        found = _by_name(request)
        if not found:
            print(f"No Python documentation found for {request!r}.")
            print("Use help() to get the interactive help utility.")
            print("Use help(str) for help on the str class.")
            print()
            return
        request = found[0]
    for line in _page(request):
        print(line)
    print()


def _by_name(name):
    """A list of the object that a dotted name means, empty if there is none."""
    first, *rest = name.split(".")
    if hasattr(builtins, first):
        value = getattr(builtins, first)
    else:
        try:
            value = __import__(first)
        except ImportError:
            return []
    for part in rest:
        if not hasattr(value, part):
            try:
                __import__(f"{value.__name__}.{part}")
            except (ImportError, AttributeError):
                return []
        value = getattr(value, part)
    return [value]


def _page(thing):
    if inspect.ismodule(thing):
        return _headed(f"Help on module {thing.__name__}:", _module_lines(thing))
    if inspect.isclass(thing):
        return _headed(f"Help on class {thing.__name__}{_home(thing)}:", _class_lines(thing))
    if isinstance(thing, property):
        name = getattr(thing.fget, "__name__", None)
        return _headed("Help on property:", _entry(name, "", thing))
    if inspect.isroutine(thing):
        bound = getattr(thing, "__self__", None)
        is_bound = bound is not None and not inspect.ismodule(bound)
        kind = "built-in function" if inspect.isbuiltin(thing) else "method" if is_bound else "function"
        owner = bound if inspect.isclass(bound) else type(bound)
        note = ""
        if is_bound:
            note = f" class method of {_full_name(owner)}" if owner is bound else f" method of {_full_name(owner)} instance"
        return _headed(f"Help on {kind} {thing.__name__}{_home(thing)}:", _routine(thing.__name__, thing, note))
    cls = type(thing)
    return _headed(f"Help on {cls.__name__}{_home(cls, hidden='builtins')} object:", _class_lines(cls))


def _headed(heading, lines):
    return [heading, "", *lines]


def _home(thing, hidden=None):
    module = getattr(thing, "__module__", None)
    return f" in module {module}" if module and module != hidden else ""


def _full_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _entry(name, note, thing):
    """A name with its docstring below it."""
    return [f"{name}{note}", *("    " + line if line else "" for line in _documentation(thing))]


def _documentation(thing):
    text = inspect.getdoc(thing)
    return text.rstrip().split("\n") if text else []


def _routine(name, function, note=""):
    return _entry(name, f"{_signature(function)}{note}", function)


def _signature(function):
    try:
        return str(inspect.signature(function))
    except (TypeError, ValueError):
        return "(...)"


def _class_lines(cls):
    bases = [base.__name__ if base.__module__ == cls.__module__ else _full_name(base) for base in cls.__bases__]
    if cls.__module__ == "builtins":
        bases = [base.__name__ for base in cls.__bases__]
    inner = []
    signature = _signature(cls)
    if signature not in ("(...)", "()"):
        inner += [f"{cls.__name__}{signature}", ""]
    documentation = _documentation(cls)
    if documentation:
        inner += [*documentation, ""]
    order = cls.__mro__
    if len(order) > 2:
        inner.append("Method resolution order:")
        inner += ["    " + (each.__name__ if each.__module__ == cls.__module__ else _full_name(each)) for each in order]
        inner.append("")
    inner += _member_lines(cls, order)
    while inner and not inner[-1]:
        inner.pop()
    heading = f"class {cls.__name__}({', '.join(bases)})" if bases else f"class {cls.__name__}"
    return [heading, *(f" |  {line}".rstrip() for line in inner)]


def _member_lines(cls, order):
    """The members by where they come from and by kind, each group below a rule but the first."""
    lines = []
    seen = set()
    for owner in order:
        if owner is object and cls is not object:
            break
        groups = {}
        for name in sorted(vars(owner)):
            if name in seen or name in _UNSAID:
                continue
            seen.add(name)
            value = vars(owner)[name]
            groups.setdefault(_kind(value), []).append((name, value))
        origin = "defined here" if owner is cls else f"inherited from {owner.__name__}"
        for kind in _KINDS:
            if kind not in groups:
                continue
            if lines:
                lines += [_RULE]
            lines += [f"{kind} {origin}:", ""]
            for name, value in groups[kind]:
                lines += [*_member(cls, name, value, kind), ""]
    return lines


def _kind(value):
    if isinstance(value, classmethod):
        return "Class methods"
    if isinstance(value, staticmethod):
        return "Static methods"
    if isinstance(value, property):
        return "Readonly properties" if value.fset is None and value.fdel is None else "Data descriptors"
    if inspect.isroutine(value):
        return "Methods"
    return "Data descriptors" if inspect.isdatadescriptor(value) else "Data and other attributes"


def _member(cls, name, value, kind):
    if kind == "Data and other attributes":
        return [f"{name} = {value!r}"]
    if kind in ("Readonly properties", "Data descriptors"):
        return _entry(name, "", value)
    return _routine(name, getattr(cls, name) if kind != "Methods" else value)


def _module_lines(module):
    lines = ["NAME", f"    {module.__name__}", ""]
    documentation = _documentation(module)
    if documentation:
        lines += ["DESCRIPTION", *("    " + line if line else "" for line in documentation), ""]
    public = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
    sections = {"CLASSES": [], "FUNCTIONS": [], "DATA": []}
    for name in public:
        value = getattr(module, name, None)
        if inspect.ismodule(value):
            continue
        if inspect.isclass(value):
            sections["CLASSES"] += [*_class_lines(value), ""]
        elif inspect.isroutine(value):
            sections["FUNCTIONS"] += [*_routine(name, value), ""]
        else:
            sections["DATA"].append(f"{name} = {value!r}")
    for title, content in sections.items():
        if content:
            lines += [title, *("    " + line if line else "" for line in content)]
            if lines[-1]:
                lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return lines
