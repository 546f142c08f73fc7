# mypy: ignore-errors
"""Runs in a session that takes steps, on the engine or on CPython: values to and from the messages of a host, and the host's tools as functions.

The names of the program stay free: all of this is under one name of builtins.
"""


def _install(tell_host, tell_host_awaited):
    import base64
    import builtins
    import collections
    import datetime
    import decimal
    import fractions
    import importlib.util
    import json
    import math
    import pathlib
    import sys
    import uuid
    import zoneinfo

    # By name here: what a step may import is another matter.
    modules = {module.__name__: module for module in (builtins, collections, datetime, decimal, fractions, pathlib, uuid, zoneinfo)}

    classes = {
        "range": ["start", "stop", "step"],
        "slice": ["start", "stop", "step"],
        "datetime.date": ["year", "month", "day"],
        "datetime.datetime": ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"],
        "datetime.time": ["hour", "minute", "second", "microsecond", "tzinfo", "fold"],
        "datetime.timedelta": ["days", "seconds", "microseconds"],
        "fractions.Fraction": ["numerator", "denominator"],
        "zoneinfo.ZoneInfo": ["key"],
        "decimal.Decimal": [str],
        "uuid.UUID": [str],
        "pathlib.PurePosixPath": [str],
        "pathlib.PosixPath": [str],
        "datetime.timezone": [lambda zone: zone.utcoffset(None)],
        "collections.OrderedDict": [dict],
        "collections.Counter": [dict],
        "collections.defaultdict": ["default_factory", dict],
        "collections.deque": [list, "maxlen"],
    }
    held, numbers = {}, {}
    data = (bool, bytes, complex, dict, float, frozenset, int, list, set, str, tuple)

    class HostObject:
        """An object that lies in the process of the host, which answers for every use of it."""

        __slots__ = ("_number", "_class_name")

        def __init__(self, number, class_name):
            object.__setattr__(self, "_number", number)
            object.__setattr__(self, "_class_name", class_name)

        def __getattr__(self, name):
            if name.startswith("__") and name.endswith("__"):
                raise AttributeError(f"'{self._class_name}' object of the host has no attribute '{name}' that this program may read")
            return ask(kind="read", handle=self._number, name=name)

        def __setattr__(self, name, value):
            raise AttributeError(f"'{self._class_name}' object of the host cannot be changed")

        def __call__(self, *args, **keywords):
            return ask(kind="call", handle=self._number, **arguments(args, keywords))

        def __str__(self):
            return ask(kind="text", handle=self._number, form="str")

        def __repr__(self):
            return ask(kind="text", handle=self._number, form="repr")

    objects = {}

    def arguments(args, keywords):
        encode = Encoder().value
        return {"args": [encode(arg) for arg in args], "keywords": [encode(part) for pair in keywords.items() for part in pair]}

    def ask(**wanted):
        return taken(json.loads(tell_host(json.dumps(wanted))))

    def taken(answer):
        if "ends" in answer:
            raise SystemExit(0)
        if "error" in answer:
            cls = getattr(builtins, answer["error"]["type"], RuntimeError)
            raise cls(answer["error"]["message"])
        return Decoder().value(answer["value"])

    class Encoder:
        def __init__(self):
            self.seen = {}
            self.count = 0

        def value(self, value, depth=0):
            cls = type(value)
            if value is None or cls is bool:
                return value
            if cls is str:
                return value if value.isascii() or value.encode(errors="replace").decode() == value else {"s": [ord(c) for c in value]}
            if cls is int:
                return value if abs(value) < 2**53 else {"i": hex(value)}
            if cls is float:
                return value if math.isfinite(value) and value % 1 else {"f": repr(value)}
            for base in (str, int, float):
                if isinstance(value, base):
                    return self.value(base(value), depth)
            if cls.__module__ == "numpy" and getattr(value, "ndim", 1) == 0 and isinstance(value.item(), data):
                return self.value(value.item(), depth)
            known = self.seen.get(id(value))
            if known is not None:
                if "#" not in known[0]:
                    self.count += 1
                    known[0]["#"] = self.count
                return {"r": known[0]["#"]}
            if depth > 150:
                raise ValueError("values nested more than 150 deep cannot cross to the host")
            wire = {}
            self.seen[id(value)] = (wire, value)
            self.fill(wire, value, cls, depth)
            return wire

        def fill(self, wire, value, cls, depth):
            def items(parts):
                return [self.value(part, depth + 1) for part in parts]

            name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
            if name in classes:
                wire["k"] = f"{cls.__module__}.{cls.__qualname__}"
                wire["a"] = items(getattr(value, part) if isinstance(part, str) else part(value) for part in classes[name])
            elif isinstance(value, list):
                wire["l"] = items(value)
            elif isinstance(value, dict):
                wire["d"] = items(part for pair in value.items() for part in pair)
            elif isinstance(value, tuple):
                wire["t"] = items(value)
            elif isinstance(value, (set, frozenset)):
                wire["S" if isinstance(value, set) else "F"] = items(value)
            elif isinstance(value, (bytes, bytearray)):
                wire["b" if isinstance(value, bytes) else "B"] = base64.b64encode(value).decode()
            elif isinstance(value, complex):
                wire["c"] = [repr(value.real), repr(value.imag)]
            elif isinstance(value, HostObject):
                wire["h"] = value._number
                wire["n"] = value._class_name
            elif value is ... or value is NotImplemented:
                wire["x"] = "..." if value is ... else "NotImplemented"
            elif value in data if isinstance(value, type) else False:
                wire["y"] = value.__name__
            elif name == "numpy.ndarray" and value.dtype.kind in "biufc":
                wire["k"] = name
                wire["a"] = items([value.dtype.str, list(value.shape), value.tobytes()])
            elif isinstance(value, BaseException) and getattr(builtins, cls.__name__, None) is cls:
                wire["e"] = cls.__name__
                wire["a"] = items(value.args)
            else:
                self.keep(wire, value, cls)

        def keep(self, wire, value, cls):
            number = numbers.setdefault(id(value), len(numbers) + 1)
            held[number] = value
            wire.update(g=number, n=cls.__name__, str=str(value), repr=repr(value))
            if isinstance(getattr(value, "__name__", None), str):
                wire["name"] = value.__name__

    class Decoder:
        def __init__(self):
            self.shared = {}

        def value(self, wire):
            if not isinstance(wire, dict):
                return wire
            value = self.make(wire)
            if "#" in wire:
                self.shared[wire["#"]] = value
            return value

        def make(self, wire):
            form, content = next((key, part) for key, part in wire.items() if key != "#")
            if form in ("l", "d"):
                made = [] if form == "l" else {}
                if "#" in wire:
                    self.shared[wire["#"]] = made
                parts = iter(content)
                for part in parts:
                    if form == "l":
                        made.append(self.value(part))
                    else:
                        key = self.value(part)
                        made[key] = self.value(next(parts))
                return made
            if form in ("t", "S", "F"):
                return {"t": tuple, "S": set, "F": frozenset}[form](self.value(part) for part in content)
            if form == "k":
                return self.known(content, [self.value(arg) for arg in wire["a"]])
            if form == "e":
                return getattr(builtins, content)(*[self.value(arg) for arg in wire["a"]])
            if form == "h":
                return objects.setdefault(content, HostObject(content, wire["n"]))
            simple = {
                "i": lambda: int(content, 16),
                "f": lambda: float(content),
                "c": lambda: complex(float(content[0]), float(content[1])),
                "s": lambda: "".join(map(chr, content)),
                "b": lambda: base64.b64decode(content),
                "B": lambda: bytearray(base64.b64decode(content)),
                "x": lambda: ... if content == "..." else NotImplemented,
                "y": lambda: getattr(builtins, content),
                "r": lambda: self.shared[content],
                "g": lambda: held[content],
            }
            return simple[form]()

        def known(self, name, args):
            if name == "numpy.ndarray":
                numpy = importlib.import_module("numpy")
                return numpy.frombuffer(args[2], numpy.dtype(args[0])).reshape(args[1]).copy()
            module, _, attribute = name.rpartition(".")
            cls = getattr(modules[module], attribute)
            if name in ("datetime.datetime", "datetime.time"):
                return cls(*args[:-1], fold=args[-1])
            return cls(*args)

    made = {}

    def set_tools(text, namespace):
        names, awaited = json.loads(text)
        for name, function in made.items():
            if namespace.get(name) is function:
                del namespace[name]
        made.clear()
        for name, documentation in names.items():
            made[name] = namespace[name] = tool(name, documentation, name in awaited)

    def tool(tool_name, documentation, is_async):
        def call(*args, **keywords):
            return ask(kind="tool", tool=tool_name, **arguments(args, keywords))

        async def call_awaited(*args, **keywords):
            wanted = dict(kind="tool", tool=tool_name, **arguments(args, keywords))
            return taken(json.loads(await tell_host_awaited(json.dumps(wanted))))

        call = call_awaited if is_async else call
        call.__name__ = call.__qualname__ = tool_name
        call.__doc__ = documentation
        return call

    class Service:
        @staticmethod
        def encode(value):
            return json.dumps(Encoder().value(value))

        @staticmethod
        def variables(text, namespace):
            decoder = Decoder()
            parts = [decoder.value(part) for part in json.loads(text)]
            namespace.update(zip(parts[::2], parts[1::2]))

        @staticmethod
        def values(names, namespace):
            return [part for name in names if name in namespace for part in (name, namespace[name])]

        @staticmethod
        def drop(handles):
            for number, _ in handles:
                numbers.pop(id(held.pop(number, None)), None)

        tools = staticmethod(set_tools)
        importable = staticmethod(lambda: sorted(sys.stdlib_module_names))
        missing = staticmethod(lambda names: [name for name in names if importlib.util.find_spec(name) is None])

    builtins.__tierup__ = Service
    builtins.tierup_shown = Service.encode
