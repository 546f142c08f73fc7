"""Source and documentation of objects, of the module inspect."""
import linecache
import sys
import types

from inspect import unwrap


def cleandoc(doc):
    """A docstring without its indentation and without blank lines around it."""
    first, *others = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in others if line.strip(" ")]
    margin = min(indents, default=0)
    lines = [first.lstrip(" "), *(line[margin:] for line in others)]
    while lines and not lines[-1]:
        del lines[-1]
    blank = next((i for i, line in enumerate(lines) if line), len(lines))
    return "\n".join(lines[blank:])


def getdoc(object):
    """The docstring of an object, cleaned; a method without one has that of the method it overrides."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = next((found for found in _docs_above(object) if found is not None), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def _docs_above(thing):
    """The docstrings of the classes, or of the methods, that something overrides."""
    if isinstance(thing, type):
        return [base.__doc__ for base in thing.__mro__ if base is not object]
    function = thing.fget if isinstance(thing, property) else thing
    name = getattr(function, "__name__", None)
    if isinstance(thing, types.MethodType):
        cls = thing.__self__ if isinstance(thing.__self__, type) else type(thing.__self__)
    else:
        cls = _defining_class(function)
    if cls is None or name is None:
        return []
    return [getattr(vars(base)[name], "__doc__", None) for base in cls.__mro__ if name in vars(base)]


def _defining_class(function):
    """The class in which a function was defined, by its qualified name; None if it is not found."""
    found = sys.modules.get(getattr(function, "__module__", None))
    *outer, _ = getattr(function, "__qualname__", "").split(".")
    for name in outer:
        found = getattr(found, name, None)
    return found if outer and isinstance(found, type) else None


def _code_of(thing):
    """The code object behind a method, function, traceback or frame; None if it is none of these."""
    for attribute in ("__func__", "__code__", "tb_frame", "f_code"):
        thing = getattr(thing, attribute, thing)
    return thing if isinstance(thing, types.CodeType) else None


def getfile(object):
    """The file in which an object is defined."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        return _file_of_class(object)
    code = _code_of(object)
    if code is None:
        expected = "module, class, method, function, traceback, frame, or code object"
        raise TypeError(f"{expected} was expected, got {type(object).__name__}")
    return code.co_filename


def _file_of_class(cls):
    module = getattr(cls, "__module__", None)
    file = getattr(sys.modules.get(module), "__file__", None)
    if file:
        return file
    for value in vars(cls).values():
        if isinstance(value, types.FunctionType):
            return value.__code__.co_filename
        if isinstance(value, type) and value.__qualname__.startswith(f"{cls.__qualname__}."):
            return _file_of_class(value)
    if module == "__main__":
        raise OSError("source code not available")
    raise TypeError(f"{cls!r} is a built-in class")


def getsourcefile(object):
    """The file that the source of an object is in."""
    return getfile(object)


def getabsfile(object, _filename=None):
    """The same, as an absolute path."""
    import os
    return os.path.abspath(_filename or getfile(object))


def getmodulename(path):
    """The name of the module in a file, or None."""
    name = path[path.rfind("/") + 1:]
    return name.removesuffix(".py") if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module in which an object is defined, or None."""
    if isinstance(object, types.ModuleType):
        return object
    if isinstance(object, types.FrameType):
        return sys.modules.get(object.f_globals.get("__name__"))
    return sys.modules.get(getattr(object, "__module__", None))


def findsource(object):
    """All lines of the file of an object, and the number (from 0) of the line where it starts."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        return lines, _line_of_class(object, lines)
    number = _code_of(object).co_firstlineno - 1
    if number >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number


def _line_of_class(cls, lines):
    first = cls.__dict__.get("__firstlineno__")
    if first is not None:
        return first - 1
    name = cls.__qualname__.rpartition(".")[2]
    for number, line in enumerate(lines):
        words = line.replace("(", " ").replace(":", " ").replace("[", " ").split()
        if words[:2] == ["class", name]:
            while number > 0 and lines[number - 1].lstrip().startswith("@"):
                number -= 1
            return number
    raise OSError("source code not available")


def indentsize(line):
    """How far a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getblock(lines):
    """The lines of the definition that starts with the first one."""
    indent = indentsize(lines[0])
    depth, quote = 0, None
    head, end, has_head = "", 0, False
    for number, line in enumerate(lines):
        text = line.strip()
        inside = depth > 0 or quote is not None
        if not inside:
            head = text
            if has_head and text and not text.startswith("#") and indentsize(line) <= indent:
                break
        depth, quote, ends_with_colon, _ = _scan(line, depth, quote)
        if text and (inside or not text.startswith("#") or indentsize(line) > indent):
            end = number + 1
        complete = depth == 0 and quote is None
        if complete and not has_head and head and not head.startswith(("@", "#")):
            if not (ends_with_colon and head.startswith(("async ", "def ", "class "))):
                # A lambda's statement, or a body on the same line.
                break
            has_head = True
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
    inner = unwrap(object)
    lines, number = findsource(inner)
    code = None if isinstance(inner, type) else _code_of(inner)
    whole = isinstance(inner, types.ModuleType)
    if isinstance(inner, (types.FrameType, types.TracebackType)):
        whole = code.co_name == "<module>"
    return (lines, 0) if whole else (getblock(lines[number:]), number + 1)


def getsource(object):
    """The text of the definition of an object. Raises OSError if it is not known."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines right before an object, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    indent = indentsize(lines[number])
    first = number
    while first > 0 and lines[first - 1].lstrip().startswith("#") and indentsize(lines[first - 1]) == indent:
        first -= 1
    return "".join([line.expandtabs().lstrip() for line in lines[first:number]]) or None
