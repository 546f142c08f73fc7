"""Reading pickles: a stack machine whose instructions make objects. What a pickle names is checked before it is found."""
import sys
from struct import unpack
import _imp
import copyreg
from _pickle_opcodes import NEW_MODULES, NEW_NAMES, OPCODES, UnpicklingError, HIGHEST_PROTOCOL

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
    "zoneinfo": "ZoneInfo", "calendar": "Day Month", "re": "_compile", "time": "struct_time",
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


class _Mark:
    """What the mark on the stack is."""


class Unpickler:
    """Reads pickles from a binary file; a subclass can find classes and persistent objects in its own way."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read, self._file_line = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo, self.encoding, self.errors = {}, encoding, errors
        self.fix_imports = fix_imports
        self._buffers = None if buffers is None else iter(buffers)
        self.proto = 0

    def persistent_load(self, pid):
        """The object of a name; to be overridden."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    # === bytes ===

    def _read(self, size):
        data = self._frame[self._at:self._at + size]
        if len(data) < size:
            if data:
                raise UnpicklingError("pickle exhausted before end of frame")
            data = self._file_read(size)
            if len(data) < size:
                raise EOFError("Ran out of input") if not data else UnpicklingError("pickle data was truncated")
            return data
        self._at += size
        return data

    def _line(self):
        if self._at < len(self._frame):
            end = self._frame.find(b"\n", self._at) + 1
            if not end:
                raise UnpicklingError("pickle exhausted before end of frame")
            line, self._at = self._frame[self._at:end], end
        else:
            line = self._file_line()
            if not line.endswith(b"\n"):
                raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, size, signed=False):
        return int.from_bytes(self._read(size), "little", signed=signed)

    # === the machine ===

    def load(self):
        """The object of the next pickle in the file."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame, self._at = b"", 0
        self.stack = stack = []
        while True:
            if self._at < len(self._frame):
                code = self._frame[self._at]
                self._at += 1
            else:
                byte = self._file_read(1)
                if not byte:
                    raise EOFError("Ran out of input")
                code = byte[0]
            if code == 46:
                return self._pop()
            step = _STEPS.get(code)
            if step is None:
                raise UnpicklingError(f"invalid load key, '{chr(code) if 32 <= code < 127 else f'\\x{code:02x}'}'.")
            step(self)

    def _pop(self):
        if not self.stack or self.stack[-1] is _Mark:
            raise UnpicklingError("unexpected MARK found" if self.stack else "unpickling stack underflow")
        return self.stack.pop()

    def _since_mark(self):
        stack = self.stack
        place = len(stack) - 1
        while place >= 0 and stack[place] is not _Mark:
            place -= 1
        if place < 0:
            raise UnpicklingError("could not find MARK")
        items = stack[place + 1:]
        del stack[place:]
        return items

    def _top(self):
        if not self.stack or self.stack[-1] is _Mark:
            raise UnpicklingError("unpickling stack underflow")
        return self.stack[-1]

    # === what is named ===

    def find_class(self, module, name):
        """The class or function of that name; to be overridden. Raises UnpicklingError for what pickles must not have."""
        if self.proto < 3 and self.fix_imports:
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
        for part in name.split(".") if self.proto >= 4 else (name,):
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
        self.stack.append(self.find_class(*key))

    def _make(self, cls, arguments):
        self.stack.append(cls(*arguments) if arguments or isinstance(cls, type) else cls.__new__(cls))

    def _build(self):
        state = self._pop()
        made = self._top()
        setter = getattr(made, "__setstate__", None)
        if setter is not None:
            return setter(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = made.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        for name, value in (slots or {}).items():
            setattr(made, name, value)

    def _append_all(self, items):
        target = self._top()
        if type(target) is list:
            return target.extend(items)
        extend = getattr(target, "extend", None)
        if extend is not None:
            return extend(items)
        for item in items:
            target.append(item)

    def _set_all(self, items):
        target = self._top()
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def _text_of(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _recall(self, key):
        if key not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {key}")
        self.stack.append(self.memo[key])

    def _call(self):
        arguments = self._pop()
        make = self._pop()
        self.stack.append(make(*arguments))

    def _new(self):
        arguments = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        self.stack.append(cls.__new__(cls, *arguments))

    def _new_with_keywords(self):
        keywords, arguments, cls = self._pop(), self._pop(), self._pop()
        self.stack.append(cls.__new__(cls, *arguments, **keywords))

    def _start_frame(self):
        size = self._number(8)
        if size > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        if self._at < len(self._frame):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        self._frame, self._at = data, 0

    def _start(self):
        self.proto = self._read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _int_line(self):
        text = self._line()
        self.stack.append(text == b"01" if text in (b"00", b"01") else int(text, 0))

    def _string_line(self):
        text = self._line()
        if len(text) < 2 or text[0] != text[-1] or text[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        self.stack.append(self._text_of(codecs.escape_decode(text[1:-1])[0]))

    def _global_line(self):
        module, name = self._line().decode("utf-8"), self._line().decode("utf-8")
        self.stack.append(self.find_class(module, name))

    def _global_of_stack(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.stack.append(self.find_class(module, name))

    def _instance_line(self):
        arguments = self._since_mark()
        module, name = self._line().decode("ascii"), self._line().decode("ascii")
        self._make(self.find_class(module, name), arguments)

    def _object_of_mark(self):
        cls, *arguments = self._since_mark()
        self._make(cls, arguments)

    def _pop_any(self):
        if not self.stack:
            raise UnpicklingError("unpickling stack underflow")
        self.stack.pop()

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.stack.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None


def _is_exception(module, name):
    import builtins
    found = getattr(builtins, name, None) if module == "builtins" else None
    return isinstance(found, type) and issubclass(found, BaseException)


def _home(value):
    return getattr(value, "__module__", None)


def _push(value):
    return lambda machine: machine.stack.append(value())


def _text(machine, size):
    machine.stack.append(str(machine._read(machine._number(size)), "utf-8", "surrogatepass"))


def _bytes(machine, size):
    length = machine._number(size)
    if length > sys.maxsize:
        raise UnpicklingError("BINBYTES exceeds system's maximum size")
    machine.stack.append(machine._read(length))


def _old_text(machine, size):
    machine.stack.append(machine._text_of(machine._read(machine._number(size))))


def _grouped(make):
    return lambda machine: machine.stack.append(make(machine._since_mark()))


def _short_tuple(count):
    def step(machine):
        items = [machine._pop() for _ in range(count)]
        machine.stack.append(tuple(reversed(items)))
    return step


def _pairs(items):
    return dict(zip(items[::2], items[1::2]))


def _long(machine, size):
    length = machine._number(size, True)
    if length < 0:
        raise UnpicklingError("LONG pickle has negative byte count")
    machine.stack.append(int.from_bytes(machine._read(length), "little", signed=True))


def _long_line(machine):
    text = machine._line()
    machine.stack.append(int(text[:-1] if text.endswith(b"L") else text, 0))


def _set_one(machine):
    value, key = machine._pop(), machine._pop()
    machine._set_all([key, value])


def _add_all(machine):
    items = machine._since_mark()
    target = machine._top()
    if isinstance(target, set):
        target.update(items)
    else:
        for item in items:
            target.add(item)


def _readonly(machine):
    view = memoryview(machine._pop())
    machine.stack.append(view.toreadonly())


def _raw_text(machine):
    data = machine._line()
    machine.stack.append(_raw_unescaped(data))


def _raw_unescaped(data):
    import re
    text = data.decode("latin-1")
    return re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda match: chr(int(match[1] or match[2], 16)), text)


_BY_NAME = {
    "PROTO": Unpickler._start, "FRAME": Unpickler._start_frame, "MARK": _push(lambda: _Mark),
    "POP": Unpickler._pop_any, "POP_MARK": Unpickler._since_mark, "DUP": lambda machine: machine.stack.append(machine._top()),
    "NONE": _push(lambda: None), "NEWTRUE": _push(lambda: True), "NEWFALSE": _push(lambda: False),
    "INT": Unpickler._int_line, "BININT": lambda machine: machine.stack.append(machine._number(4, True)),
    "BININT1": lambda machine: machine.stack.append(machine._number(1)),
    "BININT2": lambda machine: machine.stack.append(machine._number(2)), "LONG": _long_line,
    "LONG1": lambda machine: machine.stack.append(int.from_bytes(machine._read(machine._number(1)), "little", signed=True)),
    "LONG4": lambda machine: _long(machine, 4), "FLOAT": lambda machine: machine.stack.append(float(machine._line())),
    "BINFLOAT": lambda machine: machine.stack.append(unpack(">d", machine._read(8))[0]),
    "STRING": Unpickler._string_line, "BINSTRING": lambda machine: _old_text(machine, 4),
    "SHORT_BINSTRING": lambda machine: _old_text(machine, 1), "UNICODE": _raw_text,
    "BINUNICODE": lambda machine: _text(machine, 4), "SHORT_BINUNICODE": lambda machine: _text(machine, 1),
    "BINUNICODE8": lambda machine: _text(machine, 8), "BINBYTES": lambda machine: _bytes(machine, 4),
    "SHORT_BINBYTES": lambda machine: _bytes(machine, 1), "BINBYTES8": lambda machine: _bytes(machine, 8),
    "BYTEARRAY8": lambda machine: machine.stack.append(bytearray(machine._read(machine._number(8)))),
    "NEXT_BUFFER": Unpickler._next_buffer, "READONLY_BUFFER": _readonly,
    "EMPTY_TUPLE": _push(tuple), "TUPLE": _grouped(tuple), "TUPLE1": _short_tuple(1), "TUPLE2": _short_tuple(2),
    "TUPLE3": _short_tuple(3), "EMPTY_LIST": _push(list), "LIST": _grouped(list), "EMPTY_DICT": _push(dict),
    "DICT": _grouped(_pairs), "EMPTY_SET": _push(set), "FROZENSET": _grouped(frozenset), "ADDITEMS": _add_all,
    "APPEND": lambda machine: machine._append_all([machine._pop()]),
    "APPENDS": lambda machine: machine._append_all(machine._since_mark()), "SETITEM": _set_one,
    "SETITEMS": lambda machine: machine._set_all(machine._since_mark()), "GLOBAL": Unpickler._global_line,
    "STACK_GLOBAL": Unpickler._global_of_stack, "REDUCE": Unpickler._call, "BUILD": Unpickler._build,
    "NEWOBJ": Unpickler._new, "NEWOBJ_EX": Unpickler._new_with_keywords, "INST": Unpickler._instance_line,
    "OBJ": Unpickler._object_of_mark, "EXT1": lambda machine: machine._extension(machine._number(1)),
    "EXT2": lambda machine: machine._extension(machine._number(2)),
    "EXT4": lambda machine: machine._extension(machine._number(4, True)),
    "PUT": lambda machine: machine.memo.__setitem__(int(machine._line()), machine._top()),
    "BINPUT": lambda machine: machine.memo.__setitem__(machine._number(1), machine._top()),
    "LONG_BINPUT": lambda machine: machine.memo.__setitem__(machine._number(4), machine._top()),
    "MEMOIZE": lambda machine: machine.memo.__setitem__(len(machine.memo), machine._top()),
    "GET": lambda machine: machine._recall(int(machine._line())), "BINGET": lambda machine: machine._recall(machine._number(1)),
    "LONG_BINGET": lambda machine: machine._recall(machine._number(4)),
    "PERSID": lambda machine: machine.stack.append(machine.persistent_load(machine._line().decode("ascii"))),
    "BINPERSID": lambda machine: machine.stack.append(machine.persistent_load(machine._pop())),
}
_STEPS = {OPCODES[name][0]: step for name, step in _BY_NAME.items()}
