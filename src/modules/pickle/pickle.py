"""Objects as bytes, and back. Reading makes objects of the program's own classes and of the engine's harmless ones."""
from _pickle_opcodes import DEFAULT_PROTOCOL, FALSE, HIGHEST_PROTOCOL, TRUE, OPCODES as _OPCODES, PickleError, PicklingError, UnpicklingError
from _pickle_reading import Unpickler
from _pickle_writing import Pickler

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
globals().update(_OPCODES)
__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    *_OPCODES,
]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    return Pickler.__new__(Pickler)._begin(None, protocol, fix_imports, buffer_callback).dump(obj)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of the next pickle in a binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of a pickle."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler.__new__(Unpickler)._begin(data, fix_imports, encoding, errors, buffers).load()


for _class in Pickler, Unpickler:
    _class.__module__ = "_pickle"
