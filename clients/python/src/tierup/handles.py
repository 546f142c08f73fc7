"""Objects that stay where they are: the engine's as seen from here, and this process's as the engine knows them."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Mapping


#: More often than any handle is sent: the object is never forgotten.
_FOR_GOOD = 1 << 60


class EngineValue:
    """A Python value of the engine that is no data: a function, a class, an instance of an agent's class.

    It can be shown, kept, and handed back to the executor that it came from.
    """

    def __init__(self, number: int, wire: Mapping[str, Any], owner: "HandleTable") -> None:
        self._number = number
        self._owner = owner
        #: Name of its class.
        self.type_name: str = wire["n"]
        self._str: str = wire["str"]
        self._repr: str = wire.get("repr", self._str)
        if "name" in wire:
            self.__name__: str = wire["name"]
        if wire.get("source"):
            self.__source__: str = wire["source"]

    def __str__(self) -> str:
        return self._str

    def __repr__(self) -> str:
        return self._repr

    def __del__(self) -> None:
        self._owner.dropped(self._number)


class HandleTable:
    """The numbers of handles of one session, both ways. Both sides count how often a handle was sent."""

    def __init__(self, expose: Mapping[type, Iterable[str]]) -> None:
        self._expose = {cls: frozenset(names) for cls, names in expose.items()}
        self._objects: dict[int, list[Any]] = {}  # number -> [object, times sent]
        self._numbers: dict[int, int] = {}  # id(object) -> number
        self._last = 0
        self._received: dict[int, int] = {}
        self._to_drop: list[tuple[int, int]] = []
        self.closed = False
        #: Arrays of numpy are data to the program, which runs on CPython.
        self.arrays_cross = False

    def successor(self) -> "HandleTable":
        """The table for a session that is made from a snapshot of this one's: the objects of this process stay."""
        self.closed = True
        table = HandleTable({})
        table._expose = self._expose
        table.arrays_cross = self.arrays_cross
        table._objects = {number: [value, _FOR_GOOD] for number, (value, _) in self._objects.items()}
        table._numbers = dict(self._numbers)
        table._last = self._last
        return table

    def number_of(self, value: Any) -> int:
        """The number under which the engine knows an object of this process; it is kept until the engine drops it."""
        number = self._numbers.get(id(value))
        if number is None:
            self._last += 1
            number = self._last
            self._numbers[id(value)] = number
            self._objects[number] = [value, 0]
        self._objects[number][1] += 1
        return number

    def object_of(self, number: int) -> Any:
        return self._objects[number][0]

    def forget(self, handles: Iterable[tuple[int, int]]) -> None:
        """The engine holds these no more, as far as it had got them."""
        for number, received in handles:
            entry = self._objects.get(number)
            if entry is None:
                continue
            entry[1] -= received
            if entry[1] <= 0:
                del self._objects[number]
                self._numbers.pop(id(entry[0]), None)

    def engine_value(self, wire: Mapping[str, Any]) -> EngineValue:
        number = wire["g"]
        self._received[number] = self._received.get(number, 0) + 1
        return EngineValue(number, wire, self)

    def number_of_engine_value(self, value: EngineValue) -> int:
        if value._owner is not self:
            raise ValueError(f"{value!r} belongs to another executor, or to an engine process that ended")
        return value._number

    def dropped(self, number: int) -> None:
        """One Python object that stood for an engine's value is gone; each stands for one time it was sent."""
        if not self.closed:
            self._to_drop.append((number, 1))

    def take_dropped(self) -> list[tuple[int, int]]:
        dropped, self._to_drop = self._to_drop, []
        return dropped

    def read(self, number: int, name: str) -> Any:
        """An attribute of an object of this process, if its class is exposed with that name."""
        value = self.object_of(number)
        if not name.startswith("__"):
            for cls in type(value).__mro__:
                if name in self._expose.get(cls, ()):
                    return getattr(value, name)
        raise AttributeError(
            f"'{type(value).__name__}' object of the host has no attribute '{name}' that this program may read"
        )

    def callable_of(self, number: int) -> Callable[..., Any]:
        value = self.object_of(number)
        if not callable(value):
            raise TypeError(f"'{type(value).__name__}' object is not callable")
        return value  # type: ignore[no-any-return]
