"""Reading pickles: a stack machine whose instructions make objects. What a pickle names is checked before it is found."""
import sys
import _imp
import _pickle_machine
import copyreg
from _pickle_opcodes import NEW_MODULES, NEW_NAMES, UnpicklingError

# What pickles may name of the engine: values and their constructors, nothing that opens, imports or runs anything.
_SAFE = {
    "builtins": "bool bytearray bytes complex dict enumerate filter float frozenset int iter list map object range "
                "reversed set slice str tuple type zip NotImplemented Ellipsis",
    "copyreg": "_reconstructor __newobj__ __newobj_ex__", "_codecs": "encode", "codecs": "encode",
    "collections": "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque", "array": "array",
    "_collections_user": "ChainMap UserDict UserList UserString",
    "datetime": "date datetime time timedelta timezone", "decimal": "Decimal", "fractions": "Fraction",
    "uuid": "UUID SafeUUID", "random": "Random", "types": "SimpleNamespace", "operator": "itemgetter or_",
    "functools": "partial reduce", "argparse": "Namespace", "_argparse_actions": "Namespace",
    "pathlib": "PurePath PurePosixPath Path PosixPath",
    "ipaddress": "IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface",
    "xml.etree.ElementTree": "Element", "zoneinfo": "ZoneInfo", "calendar": "Day Month", "re": "_compile", "time": "struct_time",
    "itertools": "accumulate chain combinations combinations_with_replacement count cycle islice permutations product repeat",
}
_SAFE = {module: frozenset(names.split()) for module, names in _SAFE.items()}


def _is_own(module):
    """True for the program itself, and for modules in the session's files."""
    found = module == "__main__" or _imp.find(module, sys.modules.get(module.rpartition(".")[0]))
    return found is True or bool(found) and found[0] != "built-in"


def _refused(module, name):
    return UnpicklingError(f"global '{module}.{name}' is forbidden")


def _attribute_of_own(holder, name):
    """getattr() as pickles of older protocols use it: for classes inside the program's, and for methods of its objects."""
    cls = holder if isinstance(holder, type) else type(holder)
    if name[:2] == "__" and name != "__new__" or not _is_own(cls.__module__):
        raise _refused("builtins", "getattr")
    return getattr(holder, name)


class Unpickler:
    """Reads pickles from a binary file; a subclass can find classes and persistent objects in its own way."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            source = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._begin(source, fix_imports, encoding, errors, buffers)

    def _begin(self, source, fix_imports, encoding, errors, buffers):
        self._source, self.fix_imports, self.encoding, self.errors = source, fix_imports, encoding, errors
        self._buffers = None if buffers is None else iter(buffers)
        self._reader = _pickle_machine.reader()
        return self

    @property
    def memo(self):
        return self._reader.memo()

    def persistent_load(self, pid):
        """The object of a name; to be overridden."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def load(self):
        """The object of the next pickle in the file."""
        try:
            reader = self._reader
        except AttributeError:
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()") from None
        return reader.load(self, UnpicklingError, self._source)

    # === what is named ===

    def find_class(self, module, name):
        """The class or function of that name; to be overridden. Raises UnpicklingError for what pickles must not have."""
        if self._reader.protocol < 3 and self.fix_imports:
            module, name = NEW_NAMES.get((module, name), (NEW_MODULES.get(module, module), name))
        if (module, name) == ("builtins", "getattr"):
            return _attribute_of_own
        if (module, name) == ("_codecs", "encode"):
            module = "codecs"
        own = _is_own(module)
        if not own and _imp.find(module) is None and module not in sys.modules:
            __import__(module)
        if not own and name not in _SAFE.get(module, ()) and not _is_exception(module, name):
            raise _refused(module, name)
        __import__(module)
        found = sys.modules[module]
        for part in name.split(".") if self._reader.protocol >= 4 else (name,):
            if own and part[:2] == "__":
                raise _refused(module, name)
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None
            if type(found) is type(sys):
                raise _refused(module, name)
        if own and not isinstance(found, type) and _home(found) not in (None, module) and not _is_own(_home(found)):
            # What the program itself imported is not its own.
            raise _refused(module, name)
        if own and isinstance(found, type) and not _is_own(found.__module__) and (
                found.__name__ not in _SAFE.get(found.__module__, ())):
            raise _refused(module, name)
        return found

    def _extension(self, code):
        key = copyreg._keys.get(code)
        if key is None:
            raise ValueError(f"unregistered extension code {code}")
        return self.find_class(*key)

    # === steps that the machine leaves to Python ===

    def _make(self, cls, arguments):
        return cls(*arguments) if arguments or isinstance(cls, type) else cls.__new__(cls)

    def _new_with_keywords(self, cls, arguments, keywords):
        return cls.__new__(cls, *arguments, **keywords)

    def _build(self, made, state):
        setter = getattr(made, "__setstate__", None)
        if setter is not None:
            return setter(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            attributes = made.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(made, name, value)

    def _append_all(self, target, items):
        extend = getattr(target, "extend", None)
        if extend is not None:
            return extend(items)
        append = target.append
        for item in items:
            append(item)

    def _set_all(self, target, items):
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def _add_all(self, target, items):
        add = target.add
        for item in items:
            add(item)

    def _text_of(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _number_of_line(self, line):
        return int((line + b"\n").decode("latin-1"))

    def _persistent_of_line(self, line):
        return self.persistent_load(line.decode("ascii"))

    def _value_of_line(self, code, line):
        return _LINES[code](self, line)

    def _int_line(self, line):
        return line == b"01" if line in (b"00", b"01") else int(line, 0)

    def _long_line(self, line):
        return int(line[:-1] if line.endswith(b"L") else line, 0)

    def _float_line(self, line):
        return float(line)

    def _string_line(self, line):
        if len(line) < 2 or line[0] != line[-1] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        return self._text_of(codecs.escape_decode(line[1:-1])[0])

    def _unicode_line(self, line):
        return line.decode("raw-unicode-escape")

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            return next(self._buffers)
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _readonly(self, buffer):
        return memoryview(buffer).toreadonly()


_LINES = {
    ord("I"): Unpickler._int_line, ord("L"): Unpickler._long_line, ord("F"): Unpickler._float_line,
    ord("S"): Unpickler._string_line, ord("V"): Unpickler._unicode_line,
}


def _is_exception(module, name):
    import builtins
    found = getattr(builtins, name, None) if module == "builtins" else None
    return isinstance(found, type) and issubclass(found, BaseException)


def _home(value):
    return getattr(value, "__module__", None)
