"""The methods that Python looks up in classes: which of them mocks can have, and what they answer at first."""
from _mock_calls import DEFAULT

_NUMERIC = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
_OTHER = ("lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit iter hash bool index int float "
          "complex trunc floor ceil round neg pos abs invert fspath dir format get set delete reversed missing reduce reduce_ex "
          "getinitargs getnewargs getstate setstate getformat repr subclasses getnewargs_ex aenter aexit aiter anext next").split()
_NAMES = [*_OTHER, *_NUMERIC, *["r" + name for name in _NUMERIC], *["i" + name for name in _NUMERIC if name != "divmod"]]
#: All names that a mock can be given a method for.
SUPPORTED = frozenset(f"__{name}__" for name in _NAMES)
ASYNC_MAGICS = frozenset(("__aenter__", "__aexit__", "__anext__"))
UNSUPPORTED = frozenset((
    "__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__"))
_NOT_AT_FIRST = ("__get__", "__set__", "__delete__", "__reversed__", "__missing__", "__reduce__", "__reduce_ex__",
                 "__getinitargs__", "__getnewargs__", "__getstate__", "__setstate__", "__getformat__", "__repr__", "__dir__",
                 "__subclasses__", "__getnewargs_ex__", "__format__")
_FIXED = {
    "__hash__": lambda mock: object.__hash__(mock), "__str__": lambda mock: object.__str__(mock),
    "__sizeof__": lambda mock: object.__sizeof__(mock),
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}
_ANSWERS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True,
    "__index__": 1, "__aexit__": False,
}


def _iterating(mock):
    def begin():
        answer = mock.__iter__._mock_state.return_value
        return iter([]) if answer is DEFAULT else iter(answer)
    return begin


class _Asynchronous:
    """Gives the items of an iterator to `async for`."""

    def __init__(self, items):
        self._items = iter(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self._items)
        except StopIteration:
            raise StopAsyncIteration from None


def _prepare(name):
    """What sets up the mock of one magic method: the answers that it has at first."""
    def prepare(made, owner):
        if name in _ANSWERS:
            made.return_value = _ANSWERS[name]
        elif name in _FIXED:
            made.return_value = _FIXED[name](owner)
        elif name in ("__eq__", "__ne__"):
            made.side_effect = _comparing(made, owner, name == "__eq__")
        elif name == "__iter__":
            made.side_effect = _iterating(owner)
        elif name == "__aiter__":
            made.side_effect = _iterating_later(owner)
    return prepare


def _comparing(made, owner, equal):
    def compare(other):
        answer = made._mock_state.return_value
        if answer is not DEFAULT:
            return answer
        if owner is other:
            return equal
        return NotImplemented
    return compare


def _iterating_later(owner):
    def begin():
        answer = owner.__aiter__._mock_state.return_value
        return _Asynchronous([] if answer is DEFAULT else answer)
    return begin


DEFAULTS = {name: _prepare(name) for name in sorted(SUPPORTED) if name not in _NOT_AT_FIRST}


def wrapped_method(name, function):
    """A function that was set on one mock, as a method of its class."""
    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = name
    return method
