"""Values to and from the engine's JSON. What is data crosses exactly; all else crosses as a handle.

The table is in docs/pipe.md of the engine.
"""

from __future__ import annotations

import base64
import builtins
import collections
import datetime
import decimal
import fractions
import math
import pathlib
import uuid
import zoneinfo
from typing import Any, Callable

from . import arrays
from .handles import EngineValue, HandleTable

#: Beyond this an int is not exact as a JSON number.
_SAFE = 2**53
_MAX_DEPTH = 150

_CLASSES: tuple[type, ...] = (bool, bytes, complex, dict, float, frozenset, int, list, set, str, tuple)
_CLASS_NAMES = {cls: cls.__name__ for cls in _CLASSES}

_Reader = Callable[[Any], list[Any]]
_KNOWN: dict[type, tuple[str, _Reader]] = {
    range: ("builtins.range", lambda v: [v.start, v.stop, v.step]),
    slice: ("builtins.slice", lambda v: [v.start, v.stop, v.step]),
    datetime.date: ("datetime.date", lambda v: [v.year, v.month, v.day]),
    datetime.datetime: (
        "datetime.datetime",
        lambda v: [v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond, v.tzinfo, v.fold],
    ),
    datetime.time: ("datetime.time", lambda v: [v.hour, v.minute, v.second, v.microsecond, v.tzinfo, v.fold]),
    datetime.timedelta: ("datetime.timedelta", lambda v: [v.days, v.seconds, v.microseconds]),
    datetime.timezone: ("datetime.timezone", lambda v: list(v.__getinitargs__())),
    zoneinfo.ZoneInfo: ("zoneinfo.ZoneInfo", lambda v: [v.key]),
    decimal.Decimal: ("decimal.Decimal", lambda v: [str(v)]),
    fractions.Fraction: ("fractions.Fraction", lambda v: [v.numerator, v.denominator]),
    uuid.UUID: ("uuid.UUID", lambda v: [str(v)]),
    pathlib.PurePosixPath: ("pathlib.PurePosixPath", lambda v: [str(v)]),
    pathlib.PosixPath: ("pathlib.PosixPath", lambda v: [str(v)]),
    collections.OrderedDict: ("collections.OrderedDict", lambda v: [dict(v)]),
    collections.Counter: ("collections.Counter", lambda v: [dict(v)]),
    collections.defaultdict: ("collections.defaultdict", lambda v: [v.default_factory, dict(v)]),
    collections.deque: ("collections.deque", lambda v: [list(v), v.maxlen]),
}
_MAKERS: dict[str, Callable[..., Any]] = {name: cls for cls, (name, _) in _KNOWN.items()}
_MAKERS[arrays.CLASS_NAME] = arrays.array_of


def _with_fold(cls: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *parts: cls(*parts[:-1], fold=parts[-1])


for _timed in (datetime.datetime, datetime.time):
    _MAKERS[_KNOWN[_timed][0]] = _with_fold(_timed)


class Encoder:
    """The values of one message: what several of them share is sent once."""

    def __init__(self, handles: HandleTable) -> None:
        self._handles = handles
        self._seen: dict[int, dict[str, Any]] = {}
        self._kept: list[Any] = []  # what was seen stays alive, or its id could come again
        self._numbers = 0

    def value(self, value: Any, depth: int = 0) -> Any:
        cls = type(value)
        if value is None or cls is bool:
            return value
        if cls is str:
            return _text(value)
        if cls is int:
            return value if -_SAFE < value < _SAFE else {"i": hex(value)}
        if cls is float:
            return value if math.isfinite(value) and not value.is_integer() else {"f": repr(value)}
        plain = _plain(value)
        if plain is not value:
            return self.value(plain, depth)
        seen = self._seen.get(id(value))
        if seen is not None:
            if "#" not in seen:
                self._numbers += 1
                seen["#"] = self._numbers
            return {"r": seen["#"]}
        if depth > _MAX_DEPTH:
            raise ValueError(f"values nested more than {_MAX_DEPTH} deep cannot cross to the engine")
        wire: dict[str, Any] = {}
        self._seen[id(value)] = wire
        self._kept.append(value)
        self._fill(wire, value, cls, depth)
        return wire

    def _fill(self, wire: dict[str, Any], value: Any, cls: type, depth: int) -> None:
        if cls in _KNOWN:
            wire["k"], reader = _KNOWN[cls]
            wire["a"] = self._items(reader(value), depth)
        elif isinstance(value, list):
            wire["l"] = self._items(value, depth)
        elif isinstance(value, dict):
            wire["d"] = self._items([part for pair in value.items() for part in pair], depth)
        elif isinstance(value, tuple):
            wire["t"] = self._items(value, depth)
        elif isinstance(value, set):
            wire["S"] = self._items(value, depth)
        elif isinstance(value, frozenset):
            wire["F"] = self._items(value, depth)
        elif isinstance(value, bytes):
            wire["b"] = base64.b64encode(value).decode()
        elif isinstance(value, bytearray):
            wire["B"] = base64.b64encode(value).decode()
        elif isinstance(value, complex):
            wire["c"] = [repr(value.real), repr(value.imag)]
        elif isinstance(value, EngineValue):
            wire["g"] = self._handles.number_of_engine_value(value)
        elif value is Ellipsis or value is NotImplemented:
            wire["x"] = "..." if value is Ellipsis else "NotImplemented"
        elif isinstance(value, type) and value in _CLASS_NAMES:
            wire["y"] = _CLASS_NAMES[value]
        else:
            self._fill_rare(wire, value, cls, depth)

    def _fill_rare(self, wire: dict[str, Any], value: Any, cls: type, depth: int) -> None:
        if isinstance(value, BaseException) and getattr(builtins, cls.__name__, None) is cls:
            wire["e"] = cls.__name__
            wire["a"] = self._items(value.args, depth)
            return
        array = arrays.parts_of(value) if self._handles.arrays_cross else None
        if array is not None:
            wire["k"] = arrays.CLASS_NAME
            wire["a"] = self._items(array, depth)
        else:
            wire["h"] = self._handles.number_of(value)
            wire["n"] = cls.__name__

    def _items(self, items: Any, depth: int) -> list[Any]:
        return [self.value(item, depth + 1) for item in items]


def _plain(value: Any) -> Any:
    """The builtin value in an instance of a subclass of str, int or float, and in a scalar of numpy."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        item = value.item()
        return item if isinstance(item, (bool, int, float, complex, str, bytes)) else value
    return value


def _text(value: str) -> Any:
    """Lone surrogates go as numbers: readers of JSON join or drop them."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return {"s": [ord(character) for character in value]}
    return value


class Decoder:
    """The values of one message from the engine."""

    def __init__(self, handles: HandleTable) -> None:
        self._handles = handles
        self._numbered: dict[int, Any] = {}

    def value(self, wire: Any) -> Any:
        if type(wire) is not dict:
            return wire
        value = self._make(wire)
        if "#" in wire:
            self._numbered[wire["#"]] = value
        return value

    def _make(self, wire: dict[str, Any]) -> Any:
        form = next(key for key in wire if key != "#")
        content = wire[form]
        if form == "l":
            items: list[Any] = []
            self._share(wire, items)
            items.extend(self.value(item) for item in content)
            return items
        if form == "d":
            pairs: dict[Any, Any] = {}
            self._share(wire, pairs)
            parts = iter(content)
            for key in parts:
                made = self.value(key)
                pairs[made] = self.value(next(parts))
            return pairs
        if form == "t":
            return tuple([self.value(item) for item in content])
        if form in ("S", "F"):
            return (set if form == "S" else frozenset)(self.value(item) for item in content)
        return self._make_rare(wire, form, content)

    def _make_rare(self, wire: dict[str, Any], form: str, content: Any) -> Any:
        if form == "i":
            return int(content, 16)
        if form == "f":
            return float(content)
        if form == "c":
            return complex(float(content[0]), float(content[1]))
        if form == "s":
            return "".join(map(chr, content))
        if form == "b":
            return base64.b64decode(content)
        if form == "B":
            return bytearray(base64.b64decode(content))
        if form == "x":
            return ... if content == "..." else NotImplemented
        if form == "y":
            return getattr(builtins, content)
        if form == "r":
            return self._numbered[content]
        if form == "k":
            return _MAKERS[content](*[self.value(arg) for arg in wire["a"]])
        if form == "e":
            return self._exception(content, [self.value(arg) for arg in wire["a"]])
        if form == "h":
            return self._handles.object_of(content)
        if form == "g":
            return self._handles.engine_value(wire)
        raise ValueError(f"no value of the engine's: {str(wire)[:100]}")

    def _exception(self, name: str, args: list[Any]) -> BaseException:
        cls = getattr(builtins, name, None)
        if not (isinstance(cls, type) and issubclass(cls, BaseException)):
            cls = Exception
        try:
            return cls(*args)
        except TypeError:
            return Exception(*args)

    def _share(self, wire: dict[str, Any], value: Any) -> None:
        if "#" in wire:
            self._numbered[wire["#"]] = value
