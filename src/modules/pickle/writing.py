"""Making pickles: objects as instructions that make them again. Plain values and containers are written by the machine."""
import copyreg
import sys
import _pickle_machine
from _pickle_opcodes import *
from _pickle_opcodes import DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, OLD_MODULES, OLD_NAMES, PicklingError
from types import FunctionType

# Items that one instruction adds at most.
_BATCH = 1000
_BUILTIN_FUNCTION = type(len)


class Pickler:
    """Writes pickles to a binary file; a subclass can say how certain objects are made again."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        try:
            write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._begin(write, protocol, fix_imports, buffer_callback)

    def _begin(self, write, protocol, fix_imports, buffer_callback):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self.proto = int(protocol)
        self.fix_imports = fix_imports and protocol < 3
        name = None if type(self).persistent_id is Pickler.persistent_id else self.persistent_id
        self._out = _pickle_machine.writer(self.proto, write, self._save_other, name, self._save_name)
        return self

    @property
    def bin(self):
        return self.proto >= 1

    @property
    def fast(self):
        return int(self._out.fast)

    @fast.setter
    def fast(self, value):
        self._out.fast = value

    @property
    def memo(self):
        return self._out.memo()

    def clear_memo(self):
        """Forgets the objects that were written."""
        self._out.clear()

    def persistent_id(self, obj):
        """A name for an object that is not to be in the pickle, or None; to be overridden."""

    def dump(self, obj):
        """Writes an object."""
        try:
            out = self._out
        except AttributeError:
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()") from None
        return out.dump(obj)

    # === objects ===

    def _save_other(self, obj):
        cls = type(obj)
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
            self._out.save(name, False)
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
            self._out.save(cls)
            self._out.save(tuple(rest))
            self._out.add(NEWOBJ)
        elif kind == "__newobj_ex__" and self.proto >= 4:
            for each in arguments:
                self._out.save(each)
            self._out.add(NEWOBJ_EX)
        elif kind == "__newobj_ex__" and self.proto >= 2:
            from functools import partial
            cls, args, keywords = arguments
            self._out.save(partial(cls.__new__, cls, *args, **keywords))
            self._out.save(())
            self._out.add(REDUCE)
        else:
            self._out.save(make)
            self._out.save(arguments)
            self._out.add(REDUCE)
        if obj is not None:
            if self._out.knows(obj):
                # It was reached from its own arguments: the one made there is it.
                self._out.add(POP)
                self._out.recall(obj)
            else:
                self._out.remember(obj)
        if items is not None:
            self._add_items(items)
        if pairs is not None:
            self._add_pairs(pairs)
        if state is not None:
            if setter is None:
                self._out.save(state)
                self._out.add(BUILD)
            else:
                self._out.save(setter)
                self._out.save(obj)
                self._out.save(state)
                self._out.add(TUPLE2, REDUCE, POP)

    # === values that older protocols make by calls ===

    def _save_bytes(self, obj):
        if not obj:
            return self._save_reduced(obj, bytes, ())
        import codecs
        self._save_reduced(obj, codecs.encode, (str(obj, "latin1"), "latin1"))

    def _save_bytearray(self, obj):
        self._save_reduced(obj, bytearray, (bytes(obj),) if obj else ())

    def _save_set(self, obj):
        self._save_reduced(obj, type(obj), (list(obj),))

    def _save_constant(self, obj):
        self._save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")

    def _save_range(self, obj):
        self._save_reduced(obj, type(obj), (obj.start, obj.stop, obj.step))

    # === what a reduction adds ===

    def _add_items(self, items):
        for batch in _batches(items) if self.bin else ([item] for item in items):
            if len(batch) == 1:
                self._out.save(batch[0])
                self._out.add(APPEND)
            else:
                self._out.add(MARK)
                for item in batch:
                    self._out.save(item)
                self._out.add(APPENDS)

    def _add_pairs(self, pairs):
        for batch in _batches(pairs) if self.bin else ([pair] for pair in pairs):
            if len(batch) > 1:
                self._out.add(MARK)
            for key, value in batch:
                self._out.save(key)
                self._out.save(value)
            self._out.add(SETITEMS if len(batch) > 1 else SETITEM)

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
            self._out.save(module)
            self._out.save(name)
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
        self._out.remember(obj)


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


_WAYS = {
    bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, set: Pickler._save_set, frozenset: Pickler._save_set,
    range: Pickler._save_range, slice: Pickler._save_range,
    type(...): Pickler._save_constant, type(NotImplemented): Pickler._save_constant,
}
