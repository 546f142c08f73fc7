"""Values as they cross into a program: JSON, with an object of one entry for what JSON has not (see ../values.ts)."""

import base64

_READERS = {
    "int": int,
    "float": float,
    "bytes": base64.b64decode,
    "tuple": lambda items: tuple(map(read, items)),
    "set": lambda items: set(map(read, items)),
    "dict": lambda entries: {read(key): read(value) for key, value in entries},
}


def read(value):
    """The Python value of what JSON gave."""
    if isinstance(value, list):
        return [read(item) for item in value]
    if isinstance(value, dict):
        [(kind, content)] = value.items()
        return _READERS[kind](content)
    return value
