"""Making pickles: objects as instructions that make them again."""
import copyreg
import sys
from struct import pack
from _pickle_opcodes import *
from _pickle_opcodes import (
    DEFAULT_PROTOCOL, FALSE, HIGHEST_PROTOCOL, OLD_MODULES, OLD_NAMES, TRUE, PicklingError, bytes_of_int,
)
from types import FunctionType

# Content of a frame from which on another one begins, and items that one instruction adds at most.
_FRAME_SIZE, _BATCH = 64 * 1024, 1000
_BUILTIN_FUNCTION = type(len)


class _Out:
    """What is written: bytes that from protocol 4 on stand in frames, each with its length before it."""

    def __init__(self, write, framed):
        self._write, self._framed, self._parts, self._size = write, framed, [], 0

    def add(self, *parts):
        self._parts.extend(parts)
        self._size += sum(map(len, parts))

    def add_large(self, start, data):
        """Data that needs no frame."""
        if self._framed and len(data) >= _FRAME_SIZE:
            self.end_frame()
            self._write(start)
            self._write(data)
        else:
            self.add(start, data)

    def object_done(self):
        if self._framed and self._size >= _FRAME_SIZE:
            self.end_frame()

    def end_frame(self):
        if self._parts:
            content = b"".join(self._parts)
            if self._framed and len(content) >= 4:
                self._write(FRAME + pack("<Q", len(content)))
            self._write(content)
            self._parts, self._size = [], 0


class Pickler:
    """Writes pickles to a binary file; a subclass can say how certain objects are made again."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto, self.bin, self.fast = int(protocol), protocol >= 1, 0
        self.fix_imports = fix_imports and protocol < 3
        # Identity to number and object: the object is kept, so that nothing else gets its identity.
        self._known = {}

    @property
    def memo(self):
        return self._known

    def clear_memo(self):
        """Forgets the objects that were written."""
        self._known.clear()

    def persistent_id(self, obj):
        """A name for an object that is not to be in the pickle, or None; to be overridden."""

    def dump(self, obj):
        """Writes an object."""
        if not hasattr(self, "_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        if self.proto >= 2:
            self._write(PROTO + bytes([self.proto]))
        self._out = _Out(self._write, self.proto >= 4)
        self._save(obj)
        self._out.add(STOP)
        self._out.end_frame()

    # === the memo ===

    def _remember(self, obj):
        if self.fast:
            return
        number = len(self._known)
        self._known[id(obj)] = number, obj
        if self.proto >= 4:
            self._out.add(MEMOIZE)
        elif not self.bin:
            self._out.add(PUT, b"%d\n" % number)
        else:
            self._out.add(BINPUT + bytes([number]) if number < 256 else LONG_BINPUT + pack("<I", number))

    def _recall(self, obj):
        number, _ = self._known[id(obj)]
        if not self.bin:
            self._out.add(GET, b"%d\n" % number)
        else:
            self._out.add(BINGET + bytes([number]) if number < 256 else LONG_BINGET + pack("<I", number))

    # === objects ===

    def _save(self, obj, persistent=True):
        self._save_one(obj, persistent)
        self._out.object_done()

    def _save_one(self, obj, persistent):
        if persistent and (name := self.persistent_id(obj)) is not None:
            return self._save_name(name)
        cls = type(obj)
        way = _ATOMS.get(cls)
        if way is not None:
            return way(self, obj)
        if id(obj) in self._known:
            return self._recall(obj)
        way = _WAYS.get(cls)
        if way is not None:
            return way(self, obj)
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if issubclass(cls, type):
                return self._save_class(obj)
            if cls in (FunctionType, _BUILTIN_FUNCTION) and getattr(obj, "__self__", None) in (None, sys.modules.get(obj.__module__)):
                return self._save_global(obj)
            reducers = getattr(self, "dispatch_table", copyreg.dispatch_table)
            if cls in reducers:
                reduced = reducers[cls](obj)
            elif cls is _BUILTIN_FUNCTION or cls is type(self.dump):
                reduced = getattr, (obj.__self__, obj.__name__)
            else:
                reduced = obj.__reduce_ex__(self.proto)
        if isinstance(reduced, str):
            return self._save_global(obj, reduced)
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduced(obj, *reduced)

    def _save_name(self, name):
        if self.bin:
            self._save(name, False)
            self._out.add(BINPERSID)
        else:
            self._out.add(PERSID, str(name).encode("ascii"), b"\n")

    def _save_reduced(self, obj, make, arguments, state=None, items=None, pairs=None, setter=None):
        if not isinstance(arguments, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if not callable(make):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        kind = getattr(make, "__name__", "")
        if kind == "__newobj__" and self.proto >= 2:
            cls, *rest = arguments
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            self._save(cls)
            self._save(tuple(rest))
            self._out.add(NEWOBJ)
        elif kind == "__newobj_ex__" and self.proto >= 4:
            for each in arguments:
                self._save(each)
            self._out.add(NEWOBJ_EX)
        elif kind == "__newobj_ex__" and self.proto >= 2:
            from functools import partial
            cls, args, keywords = arguments
            self._save(partial(cls.__new__, cls, *args, **keywords))
            self._save(())
            self._out.add(REDUCE)
        else:
            self._save(make)
            self._save(arguments)
            self._out.add(REDUCE)
        if obj is not None:
            if id(obj) in self._known:
                # It was reached from its own arguments: the one made there is it.
                self._out.add(POP)
                self._recall(obj)
            else:
                self._remember(obj)
        if items is not None:
            self._add_items(items)
        if pairs is not None:
            self._add_pairs(pairs)
        if state is not None:
            if setter is None:
                self._save(state)
                self._out.add(BUILD)
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                self._out.add(TUPLE2, REDUCE, POP)

    # === values ===

    def _save_none(self, obj):
        self._out.add(NONE)

    def _save_bool(self, obj):
        self._out.add((NEWTRUE if obj else NEWFALSE) if self.proto >= 2 else TRUE if obj else FALSE)

    def _save_int(self, obj):
        out = self._out
        if self.bin and -0x80000000 <= obj < 0x80000000:
            if 0 <= obj < 0x100:
                out.add(BININT1 + bytes([obj]))
            elif 0 <= obj < 0x10000:
                out.add(BININT2 + pack("<H", obj))
            else:
                out.add(BININT + pack("<i", obj))
        elif self.proto >= 2:
            data = bytes_of_int(obj)
            out.add(LONG1 + bytes([len(data)]) if len(data) < 256 else LONG4 + pack("<i", len(data)), data)
        elif -0x80000000 <= obj < 0x80000000:
            out.add(b"I%d\n" % obj)
        else:
            out.add(b"L%dL\n" % obj)

    def _save_float(self, obj):
        self._out.add(BINFLOAT + pack(">d", obj) if self.bin else b"F%s\n" % repr(obj).encode("ascii"))

    def _save_str(self, obj):
        if id(obj) in self._known:
            return self._recall(obj)
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            if len(data) < 256 and self.proto >= 4:
                self._out.add(SHORT_BINUNICODE + bytes([len(data)]), data)
            else:
                self._out.add_large(BINUNICODE + pack("<I", len(data)), data)
        else:
            # What would end the line, or would be read as an escape.
            escapes = {ord(character): f"\\u{ord(character):04x}" for character in "\\\0\n\r\x1a"}
            self._out.add(UNICODE, _raw_escaped(obj.translate(escapes)), b"\n")
        self._remember(obj)

    def _save_bytes(self, obj):
        if id(obj) in self._known:
            return self._recall(obj)
        if self.proto < 3:
            import codecs
            if obj:
                return self._save_reduced(obj, codecs.encode, (str(obj, "latin1"), "latin1"))
            return self._save_reduced(obj, bytes, ())
        if len(obj) < 256:
            self._out.add(SHORT_BINBYTES + bytes([len(obj)]), obj)
        else:
            self._out.add_large(BINBYTES + pack("<I", len(obj)), obj)
        self._remember(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            return self._save_reduced(obj, bytearray, (bytes(obj),) if obj else ())
        self._out.add_large(BYTEARRAY8 + pack("<Q", len(obj)), bytes(obj))
        self._remember(obj)

    # === containers ===

    def _save_tuple(self, obj):
        out = self._out
        if not obj:
            return out.add(EMPTY_TUPLE if self.bin else MARK + TUPLE)
        short = len(obj) <= 3 and self.proto >= 2
        if not short:
            out.add(MARK)
        for item in obj:
            self._save(item)
        if id(obj) in self._known:
            # One of the items has it inside: what lies on the stack is not needed.
            out.add(POP * len(obj) if short else POP_MARK if self.bin else POP * (len(obj) + 1))
            return self._recall(obj)
        out.add((TUPLE1, TUPLE2, TUPLE3)[len(obj) - 1] if short else TUPLE)
        self._remember(obj)

    def _save_list(self, obj):
        self._out.add(EMPTY_LIST if self.bin else MARK + LIST)
        self._remember(obj)
        self._add_items(obj)

    def _add_items(self, items):
        for batch in _batches(items) if self.bin else ([item] for item in items):
            if len(batch) == 1:
                self._save(batch[0])
                self._out.add(APPEND)
            else:
                self._out.add(MARK)
                for item in batch:
                    self._save(item)
                self._out.add(APPENDS)

    def _save_dict(self, obj):
        self._out.add(EMPTY_DICT if self.bin else MARK + DICT)
        self._remember(obj)
        self._add_pairs(obj.items())

    def _add_pairs(self, pairs):
        for batch in _batches(pairs) if self.bin else ([pair] for pair in pairs):
            if len(batch) > 1:
                self._out.add(MARK)
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._out.add(SETITEMS if len(batch) > 1 else SETITEM)

    def _save_set(self, obj):
        if self.proto < 4:
            return self._save_reduced(obj, set, (list(obj),))
        self._out.add(EMPTY_SET)
        self._remember(obj)
        for batch in _batches(obj):
            self._out.add(MARK)
            for item in batch:
                self._save(item)
            self._out.add(ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            return self._save_reduced(obj, frozenset, (list(obj),))
        self._out.add(MARK)
        for item in obj:
            self._save(item)
        if id(obj) in self._known:
            self._out.add(POP_MARK)
            return self._recall(obj)
        self._out.add(FROZENSET)
        self._remember(obj)

    def _save_constant(self, obj):
        self._save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")

    def _save_range(self, obj):
        self._save_reduced(obj, type(obj), (obj.start, obj.stop, obj.step))

    # === classes and functions, by their names ===

    def _save_class(self, obj):
        for value in None, NotImplemented, ...:
            if obj is type(value):
                return self._save_reduced(obj, type, (value,))
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = _module_of(obj, name)
        try:
            __import__(module)
            found = sys.modules[module]
            for part in name.split("."):
                if part == "<locals>":
                    raise AttributeError(f"Can't get local object {name!r}")
                holder, found = found, getattr(found, part)
        except ImportError as error:
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} failed") from error
        except AttributeError as error:
            if "<locals>" in name:
                raise
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from error
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        code = copyreg._codes.get((module, name)) if self.proto >= 2 else None
        if code is not None:
            size = 1 if code < 256 else 2 if code < 65536 else 4
            return self._out.add({1: EXT1, 2: EXT2, 4: EXT4}[size], code.to_bytes(size, "little"))
        if (module, name) == ("codecs", "encode"):
            # CPython knows it by this module.
            module = "_codecs"
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            self._out.add(STACK_GLOBAL)
        elif "." in name:
            self._save_reduced(obj, getattr, (holder, name.rpartition(".")[2]))
            return
        else:
            if self.fix_imports:
                old = "exceptions" if isinstance(obj, type) and issubclass(obj, BaseException) else OLD_MODULES.get(module, module)
                module, name = OLD_NAMES.get((module, name), (old if module == "builtins" else OLD_MODULES.get(module, module), name))
            encoding = "utf-8" if self.proto >= 3 else "ascii"
            self._out.add(GLOBAL, module.encode(encoding), b"\n", name.encode(encoding), b"\n")
        self._remember(obj)


def _module_of(obj, name):
    if obj is ... or obj is NotImplemented:
        return "builtins"
    if (module := getattr(obj, "__module__", None)) is not None:
        return module
    for module, loaded in list(sys.modules.items()):
        if module != "__main__" and getattr(loaded, name, None) is obj:
            return module
    return "__main__"


def _batches(items):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _raw_escaped(text):
    return b"".join([
        character.encode("latin-1") if ord(character) < 256 else
        (b"\\u%04x" if ord(character) < 0x10000 else b"\\U%08x") % ord(character) for character in text
    ])


_ATOMS = {
    type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
    str: Pickler._save_str, bytes: Pickler._save_bytes,
}
_WAYS = {
    bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict,
    set: Pickler._save_set, frozenset: Pickler._save_frozenset, range: Pickler._save_range, slice: Pickler._save_range,
    type(...): Pickler._save_constant, type(NotImplemented): Pickler._save_constant,
}
