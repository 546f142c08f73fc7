"""Calls as mocks remember them and as tests expect them, and the two values that stand for something else."""


class _Named:
    """What an attribute of `sentinel` is."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """A unique object for every name."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError(name)
        return self._made.setdefault(name, _Named(name))

    def __reduce__(self):
        return "sentinel"


_Named.__name__ = _Named.__qualname__ = "_SentinelObject"
sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def shown_arguments(args, kwargs):
    """Arguments as they stand between the parentheses of a call."""
    return ", ".join([*map(repr, args), *[f"{name}={value!r}" for name, value in kwargs.items()]])


def parts_of(value):
    """Name, arguments and keywords of what stands for a call: a tuple of up to three of them, told apart by their types."""
    name, args, kwargs = "", (), {}
    if len(value) > 3:
        return None
    if len(value) == 3:
        return tuple(value)
    for part in value:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


class Call(tuple):
    """A call: equal to one with the same arguments, and the same name if it has one. Attributes and calls make longer ones."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        given, args, kwargs = parts_of(value)
        return tuple.__new__(cls, (args, kwargs) if two else (given, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._chain_name = name
        self._chain_parent = parent
        self._is_expected = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        theirs = parts_of(other)
        if theirs is None:
            return False
        name, args, kwargs = self if len(self) == 3 else ("", *self)
        above, their_above = self._chain_parent, getattr(other, "_chain_parent", None)
        if above and their_above and above != their_above:
            return False
        if name and theirs[0] != name:
            return False
        # What a test expects stands on the left, where ANY decides.
        return (theirs[1], theirs[2]) == (args, kwargs)

    __hash__ = None

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __call__(self, /, *args, **kwargs):
        name = self._chain_name
        if name is None:
            return Call(("", args, kwargs), name="()")
        return Call((name, args, kwargs), name=name + "()", parent=self)

    def __getattr__(self, attribute):
        name = self._chain_name
        if name is None:
            return Call(name=attribute, from_kall=False)
        return Call(name=f"{name}.{attribute}", parent=self, from_kall=False)

    def __getattribute__(self, attribute):
        # Names of tuple's own methods are names of calls here.
        if attribute in ("count", "index"):
            raise AttributeError(attribute)
        return tuple.__getattribute__(self, attribute)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._is_expected:
            name = self._chain_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = self if len(self) == 3 else ("", *self)
        shown = "call" + (name if name.startswith("()") else f".{name}" if name else "")
        return f"{shown}({shown_arguments(args, kwargs)})"

    def call_list(self):
        """This call and all those before it in the chain."""
        chain = []
        each = self
        while each is not None:
            if each._is_expected:
                chain.append(each)
            each = each._chain_parent
        return CallList(reversed(chain))


Call.__name__ = Call.__qualname__ = "_Call"
call = Call(from_kall=False)


class CallList(list):
    """Calls in order; a list is in it where its calls follow one another somewhere."""

    def __contains__(self, wanted):
        if not isinstance(wanted, list):
            return list.__contains__(self, wanted)
        size = len(wanted)
        return any(self[start:start + size] == wanted for start in range(len(self) - size + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


CallList.__name__ = CallList.__qualname__ = "_CallList"
