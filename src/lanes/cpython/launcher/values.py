"""Values as they cross into a program: JSON, with an object of one entry for what JSON has not (see ../values.ts)."""

import base64
import json
import math

#: As they are now: a program may put others in their place.
_dumps = json.dumps

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


class NoJson(Exception):
    """A value that has no JSON; the name of its class."""

    def __init__(self, type_name):
        super().__init__(type_name)
        self.type_name = type_name


#: Deeper is a cycle, or nothing a client could use.
_DEEPEST = 200


def to_json(value, depth=0):
    """JSON text of a value, as the engine's sessions write it: ints keep their digits, NaN and infinity are null."""
    if depth > _DEEPEST:
        raise NoJson("a deep or cyclic value")
    if value is None or isinstance(value, (bool, int, float, str)):
        return _scalar(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return f"[{','.join(to_json(item, depth + 1) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{','.join(f'{_key(key)}:{to_json(item, depth + 1)}' for key, item in value.items())}}}"
    raise NoJson(type(value).__name__)


def _scalar(value):
    if isinstance(value, str):
        return _dumps(str.__str__(value))
    if value is None or isinstance(value, bool):
        return _dumps(value)
    if isinstance(value, float):
        return float.__repr__(value) if math.isfinite(value) else "null"
    try:
        return int.__repr__(value)
    except ValueError:
        raise NoJson("int") from None


def _key(key):
    if isinstance(key, str):
        return _scalar(key)
    if key is None or isinstance(key, (bool, int, float)):
        return f'"{_scalar(key)}"'
    raise NoJson("a dict whose keys are no text")
