"""Printing of nested data over several lines.

Data that fits on a line is written there; else each kind of container has a way to be laid out, found by the class that
defines its repr.
"""
import re as _re
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


class PrettyPrinter:
    """Prints data so that lines are not wider than `width` where that can be."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._indent, self._width = int(indent), int(width)
        for wrong, text in (
            (self._indent < 0, "indent must be >= 0"), (depth is not None and depth <= 0, "depth must be > 0"),
            (not self._width, "width must be != 0"),
        ):
            if wrong:
                raise ValueError(text)
        self._deepest = depth
        # No subclass has a say in how text is shown.
        self._plain = type(self).format is PrettyPrinter.format
        self._out = _sys.stdout if stream is None else stream
        self._dense, self._by_key, self._grouped = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Prints an object and a newline."""
        if self._out is not None:
            self._out.write(f"{self.pformat(object)}\n")

    def pformat(self, object):
        """The text of an object."""
        layout = _Layout(self)
        layout.place(object, 0, 0, 0)
        return "".join(layout.text)

    def isreadable(self, object):
        """True if eval() can make the object of its text."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def isrecursive(self, object):
        """True if the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def format(self, object, context, maxlevels, level):
        """The text of an object on one line, if it is readable, and if it is recursive. A subclass may change it."""
        cls = type(object)
        if cls in _ALWAYS_READABLE and not (cls is int and self._grouped):
            return repr(object), True, False
        home = cls if cls in _BRACKETS else _class_of_repr(cls)
        if home in _BRACKETS:
            return self._one_line(object, home, context, maxlevels, level)
        if home is int and self._grouped:
            return f"{object:_d}", True, False
        text = repr(object)
        return text, bool(text) and text[0] != "<", False

    def _one_line(self, object, home, context, maxlevels, level):
        start, end = _BRACKETS[home]
        if not object:
            return start + end, True, False
        if home is tuple and len(object) == 1:
            end = ",)"
        key = id(object)
        if maxlevels and level >= maxlevels:
            return f"{start}...{end}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        level += 1
        readable, recursive = True, False
        texts = []
        if home is dict:
            parts = self._pairs(object)
            parts = [part for pair in parts for part in pair]
        else:
            parts = object
        for part in parts:
            if type(part) is str and self._plain:
                texts.append(repr(part))
                continue
            text, good, again = self.format(part, context, maxlevels, level)
            texts.append(text)
            readable &= good
            recursive |= again
        del context[key]
        if home is dict:
            texts = [f"{texts[place]}: {texts[place + 1]}" for place in range(0, len(texts), 2)]
        return f"{start}{', '.join(texts)}{end}", readable, recursive

    def _pairs(self, mapping):
        pairs = list(mapping.items())
        if self._by_key and len(pairs) > 1:
            if {type(key) for key in mapping} == {str}:
                pairs.sort(key=_first)
            else:
                pairs.sort(key=lambda pair: (_Orderly(pair[0]), _Orderly(pair[1])))
        return pairs


_BRACKETS = {dict: "{}", list: "[]", tuple: "()"}
_ALWAYS_READABLE = frozenset([str, bytes, bytearray, float, complex, bool, int, type(None)])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _class_of_repr(cls):
    """The class whose __repr__ objects of `cls` use."""
    for each in cls.__mro__:
        if "__repr__" in each.__dict__:
            return each


def _first(pair):
    return pair[0]


class _Orderly:
    """Puts any two objects in an order: their own where they have one, else by type and address."""
    __slots__ = ("it",)

    def __init__(self, it):
        self.it = it

    def __lt__(self, other):
        try:
            return self.it < other.it
        except TypeError:
            mine, theirs = ((str(type(each)), id(each)) for each in (self.it, other.it))
            return mine < theirs


class _Layout:
    """The text of an object in the making. `column` is where a part begins, `behind` how many columns must be left
    for what follows it on its last line, `level` how deep in the data it is."""

    def __init__(self, printer):
        self.printer = printer
        self.text = []
        self.around = {}

    def write(self, *texts):
        self.text.extend(texts)

    def flat(self, object, level):
        return self.printer.format(object, self.around.copy(), self.printer._deepest, level)[0]

    def room(self, column):
        return self.printer._width - column

    def place(self, object, column, behind, level):
        """Adds an object: on one line if there is room or no other way."""
        if id(object) in self.around:
            return self.write(_recursion(object))
        text = self.flat(object, level)
        if len(text) > self.room(column) - behind and (spread := _way_to_spread(object)):
            self.around[id(object)] = 1
            spread(self, object, column, behind, level + 1)
            del self.around[id(object)]
        else:
            self.write(text)

    def margin(self, column):
        """Goes to where the first item of a container stands."""
        step = self.printer._indent
        if step > 1:
            self.write(" " * (step - 1))
        return column + step

    def labelled(self, entries, column, behind, level):
        """Adds objects with a label before each, one below the other."""
        for number, (label, object) in enumerate(entries, 1):
            if number > 1:
                self.write(",\n", " " * column)
            self.write(label)
            last = number == len(entries)
            if object is _CYCLE:
                self.write("...")
            else:
                self.place(object, column + len(label), behind if last else 1, level)

    def pairs(self, pairs, column, behind, level):
        """Adds the items of a mapping."""
        column = self.margin(column)
        self.labelled([(f"{self.flat(key, level)}: ", value) for key, value in pairs], column, behind, level)

    def items(self, items, column, behind, level):
        """Adds the items of a sequence: one below the other, or as many on a line as fit where that is wanted."""
        column = self.margin(column)
        line_break = ",\n" + " " * column
        full = left = self.room(column) + 1
        between = ""
        for number, item in enumerate(items := list(items), 1):
            last = number == len(items)
            if last:
                full, left = full - behind, left - behind
            if self.printer._dense:
                text = self.flat(item, level)
                needed = len(text) + 2
                if left < needed:
                    left = full
                    between = between and line_break
                if left >= needed:
                    left -= needed
                    self.write(between, text)
                    between = ", "
                    continue
            self.write(between)
            between = line_break
            self.place(item, column, behind if last else 1, level)


_CYCLE = object()
_NO_WAY = frozenset([int, float, complex, bool, type(None)])
_WAYS = {}


def _spreads(*homes):
    def register(function):
        for home in homes:
            _WAYS[home] = function
        return function
    return register


def _way_to_spread(object):
    cls = type(object)
    if cls in _NO_WAY:
        return None
    home = _class_of_repr(cls)
    way = _WAYS.get(f"{home.__module__}.{home.__qualname__}")
    if way is None and "__dataclass_fields__" in dir(cls) and object.__dataclass_params__.repr:
        # Only with the repr that the decorator made.
        made = getattr(cls.__repr__, "__wrapped__", None)
        if made is not None and made.__qualname__.endswith("__repr__") and made.__code__.co_filename == "<string>":
            return _dataclass
    return way


@_spreads("builtins.dict")
def _dict(layout, object, column, behind, level):
    layout.write("{")
    layout.pairs(layout.printer._pairs(object), column, behind + 1, level)
    layout.write("}")


@_spreads("builtins.list")
def _list(layout, object, column, behind, level):
    layout.write("[")
    layout.items(object, column, behind + 1, level)
    layout.write("]")


@_spreads("builtins.tuple")
def _tuple(layout, object, column, behind, level):
    end = ")" if len(object) != 1 else ",)"
    layout.write("(")
    layout.items(object, column, behind + len(end), level)
    layout.write(end)


@_spreads("builtins.set", "builtins.frozenset")
def _set(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    start, end = "{", "}"
    if type(object) is not set:
        start, end = f"{type(object).__name__}({{", "})"
        column += len(start) - 1
    layout.write(start)
    layout.items(sorted(object, key=_Orderly), column, behind + len(end), level)
    layout.write(end)


def _packed(pieces, width, behind, final):
    """Reprs of as many pieces of text or bytes together as fit into `width`, less `behind` once `final` was met."""
    line = pieces[0][:0]
    for number, piece in enumerate(pieces):
        if number == final:
            width -= behind
        if len(repr(line + piece)) <= width:
            line += piece
            continue
        if line:
            yield repr(line)
        line = piece
    if line:
        yield repr(line)


@_spreads("builtins.str")
def _str(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    alone = level == 1
    if alone:
        column, behind = column + 1, behind + 1
    width = layout.room(column)
    shown = []
    lines = object.splitlines(True)
    for number, line in enumerate(lines, 1):
        last = number == len(lines)
        text = repr(line)
        if len(text) <= width - (behind if last else 0):
            shown.append(text)
        else:
            words = _re.findall(r"\S+\s*|\s+", line)
            shown += _packed(words, width, behind, len(words) - 1 if last else -1)
    if len(shown) == 1:
        return layout.write(text)
    start, end = "()" if alone else ("", "")
    layout.write(start, ("\n" + " " * column).join(shown), end)


@_spreads("builtins.bytes")
def _bytes(layout, object, column, behind, level):
    if len(object) <= 4:
        return layout.write(repr(object))
    start, end = "()" if level == 1 else ("", "")
    column, behind = column + len(start), behind + len(start)
    groups = [object[at:at + 4] for at in range(0, len(object), 4)]
    # The room behind counts for an incomplete last group alone.
    shown = _packed(groups, layout.room(column), behind, len(object) // 4)
    layout.write(start, ("\n" + " " * column).join(shown), end)


@_spreads("builtins.bytearray")
def _bytearray(layout, object, column, behind, level):
    layout.write(call := "bytearray(")
    _bytes(layout, bytes(object), column + len(call), behind + 1, level + 1)
    layout.write(")")


@_spreads("builtins.mappingproxy")
def _mappingproxy(layout, object, column, behind, level):
    layout.write(call := "mappingproxy(")
    layout.place(object.copy(), column + len(call), behind + 1, level)
    layout.write(")")


def _called(layout, object):
    """Begins a text like `name(`."""
    call = f"{type(object).__name__}("
    layout.write(call)
    return len(call)


@_spreads("types.SimpleNamespace")
def _namespace(layout, object, column, behind, level):
    exact = f"{type(object).__module__}.{type(object).__qualname__}" == "types.SimpleNamespace"
    call = "namespace(" if exact else f"{type(object).__name__}("
    layout.write(call)
    _attributes(layout, object.__dict__.items(), column + len(call), behind, level)


def _dataclass(layout, object, column, behind, level):
    shown = [
        (name, getattr(object, name)) for name, field in object.__dataclass_fields__.items()
        if field.repr and field._field_type.name == "_FIELD"
    ]
    _attributes(layout, shown, column + _called(layout, object), behind, level)


def _attributes(layout, attributes, column, behind, level):
    entries = [(f"{name}=", _CYCLE if id(value) in layout.around else value) for name, value in attributes]
    layout.labelled(entries, column, behind, level)
    layout.write(")")


@_spreads("collections.OrderedDict")
def _ordered_dict(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    column += _called(layout, object)
    layout.place(list(object.items()), column, behind + 1, level)
    layout.write(")")


@_spreads("collections.defaultdict")
def _default_dict(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    factory = layout.flat(object.default_factory, level)
    column += _called(layout, object)
    layout.write(f"{factory},\n", " " * column)
    _dict(layout, object, column, behind + 1, level)
    layout.write(")")


@_spreads("collections.Counter")
def _counter(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    column += _called(layout, object)
    layout.write("{")
    layout.pairs(object.most_common(), column, behind + 2, level)
    layout.write("})")


@_spreads("collections.ChainMap")
def _chain_map(layout, object, column, behind, level):
    if not object.maps:
        return layout.write(repr(object))
    column += _called(layout, object)
    layout.labelled([("", each) for each in object.maps], column, behind + 1, level)
    layout.write(")")


@_spreads("collections.deque")
def _deque(layout, object, column, behind, level):
    if not object:
        return layout.write(repr(object))
    column += _called(layout, object)
    layout.write("[")
    if object.maxlen is None:
        layout.items(object, column, behind + 2, level)
        return layout.write("])")
    layout.items(object, column, 2, level)
    layout.write("],\n", " " * column, f"maxlen={layout.flat(object.maxlen, level)})")


@_spreads("collections.UserDict", "collections.UserList", "collections.UserString")
def _user(layout, object, column, behind, level):
    layout.place(object.data, column, behind, level - 1)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """PrettyPrinter(...).pprint(object)."""
    options = {"compact": compact, "sort_dicts": sort_dicts, "underscore_numbers": underscore_numbers}
    PrettyPrinter(indent, width, depth, stream, **options).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint() prints."""
    options = {"compact": compact, "sort_dicts": sort_dicts, "underscore_numbers": underscore_numbers}
    return PrettyPrinter(indent, width, depth, **options).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() that leaves dicts in their order."""
    pprint(object, *args, **kwargs, sort_dicts=sort_dicts)


def saferepr(object):
    """The text of an object on one line, with recursion marked."""
    return PrettyPrinter().format(object, {}, 0, 0)[0]


def isreadable(object):
    """True if eval() can make the object of its text."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """True if the object contains itself."""
    return PrettyPrinter().isrecursive(object)
