"""What all mocks have: attributes made when they are asked for, specs, names, and memory of calls."""
import inspect
import sys

from _mock_assertions import Assertions
from _mock_calls import DEFAULT, CallList
from _mock_magic import ASYNC_MAGICS, SUPPORTED, UNSUPPORTED, wrapped_method
from _mock_specs import signature_of, spec_facts

#: The kinds of mocks that others are made of, by name; the modules that have them fill it.
KINDS = {}
_DELETED = object()
_MISSPELT = "assert", "assret", "asert", "aseert", "assrt"
#: What a mock has itself: set there, not made an attribute.
OWN = set("return_value side_effect called call_count call_args call_args_list mock_calls method_calls".split())


class InvalidSpecError(Exception):
    """A mock was given as the spec of another."""


class LazySpec:
    """A child with a spec, made when it is asked for."""

    def __init__(self, make):
        self.make = make


class _State:
    """What a mock knows. `parent` and `name` say whose attribute it is; `maker` and `made_as` also tell calls' results."""

    def __init__(self, parent, name, maker, made_as):
        self.parent, self.name, self.maker, self.made_as = parent, name, maker, made_as
        self.children, self.sealed, self.delegate = {}, False, None
        self.spec, self.names, self.strict, self.asyncs = None, None, False, ()
        # Of calls as tests expect them, and of those that are refused where they do not fit.
        self.signature = self.checked = None
        self.return_value, self.side_effect, self.wraps, self.unsafe = DEFAULT, None, None, False
        self.forget()

    def forget(self):
        self.called, self.call_count, self.call_args = False, 0, None
        self.call_args_list, self.mock_calls, self.method_calls = CallList(), CallList(), CallList()


def is_mock(value):
    return isinstance(type(value), type) and issubclass(type(value), NonCallableMock)


def is_raised(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _attach(parent, value, name, made_as):
    """Makes a mock the child of another, unless it has a name or a parent already."""
    state = value._mock_state
    if state.name or state.made_as or state.parent is not None or state.maker is not None:
        return False
    above = parent
    while above is not None:
        # A mock in itself would be recorded without end.
        if above is value:
            return False
        above = above._mock_state.maker
    if made_as:
        state.maker, state.made_as = parent, made_as
    if name:
        state.parent, state.name = parent, name
    return True


class NonCallableMock(Assertions):
    """A mock that is not callable."""

    def __new__(cls, *args, **kwargs):
        # A class of its own for each: methods that Python looks up there can be set on one mock alone.
        bases = (cls,)
        if not issubclass(cls, KINDS["asynchronous"]):
            spec = kwargs.get("spec_set", kwargs.get("spec")) or (args[0] if args else None)
            if spec is not None and inspect.iscoroutinefunction(spec):
                bases = (KINDS["asynchronous"], cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__, "_mock_kind": cls}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = _State(parent, name, parent if _new_parent is None else _new_parent, _new_name)
        self.__dict__["_mock_state"] = state
        state.wraps, state.unsafe = wraps, unsafe
        strict = spec_set is not None
        self._mock_follow(spec_set if strict else spec, strict, _spec_as_instance, _eat_self)
        if kwargs:
            self.configure_mock(**kwargs)

    # === what a mock may have ===

    def _mock_follow(self, spec, strict, as_instance=False, skip_first=None):
        state = self._mock_state
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        state.strict = strict
        if spec is None:
            return
        state.spec, state.names, state.asyncs = spec_facts(spec)
        if state.spec is not None:
            state.signature = signature_of(spec, as_instance, skip_first)

    def mock_add_spec(self, spec, spec_set=False):
        """Only the names that `spec` has can be read from now on, and set if `spec_set` is true."""
        self._mock_follow(spec, spec_set)

    @property
    def __class__(self):
        spec = self._mock_state.spec
        return type(self) if spec is None else spec

    def __dir__(self):
        state = self._mock_state
        names = {*(state.names or ()), *[name for name, child in state.children.items() if child is not _DELETED]}
        kind, own = dir(type(self)), [*self.__dict__]
        if sys.modules["unittest.mock"].FILTER_DIR:
            kind = [name for name in kind if not name.startswith("_")]
            own = [name for name in own if not name.startswith("_") or name in SUPPORTED]
        return sorted(names.union(kind, own) - {name for name, child in state.children.items() if child is _DELETED})

    def __getattr__(self, name):
        if name in ("_mock_state", "_mock_methods", "__unittest_skip__"):
            raise AttributeError(name)
        state = self._mock_state
        if state.names is not None:
            if name not in state.names or name in SUPPORTED:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in SUPPORTED or name in UNSUPPORTED:
            raise AttributeError(name)
        if not state.unsafe and not (state.names and name in state.names):
            if name.startswith(_MISSPELT) or name in ASSERTED:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to "
                                     "be an attribute.")
        child = state.children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            wraps = None if state.wraps is None else getattr(state.wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            state.children[name] = child
        elif isinstance(child, LazySpec):
            child = state.children[name] = child.make()
        return child

    def __setattr__(self, name, value):
        state = self._mock_state
        if name in OWN or name == "_mock_sealed":
            return object.__setattr__(self, name, value)
        if state.strict and state.names is not None and name not in state.names and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name == "__class__":
            state.spec = value
            return
        if name in SUPPORTED:
            if state.names is not None and name not in state.names:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if is_mock(value):
                _attach(self, value, None, name)
                setattr(type(self), name, value)
                state.children[name] = value
            else:
                setattr(type(self), name, wrapped_method(name, value))
            return
        if state.sealed and name not in state.children:
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, KINDS["PropertyMock"]):
            _attach(self, value, None, name)
            return setattr(type(self), name, value)
        if is_mock(value) and _attach(self, value, name, name):
            state.children[name] = value
            return
        state.children.pop(name, None)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in SUPPORTED and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        children = self._mock_state.children
        known = children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif known is _DELETED or self._mock_state.names is not None and known is None and name not in self._mock_state.names:
            raise AttributeError(name)
        children[name] = _DELETED

    def _get_child_mock(self, /, **options):
        """A mock for an attribute or a result; to be overridden."""
        state = self._mock_state
        if state.sealed:
            name = options.get("name") or ""
            result = options.get("_new_name") == "()"
            raise AttributeError(self._extract_mock_name() + ("()" if result else f".{name}"))
        name = options.get("_new_name")
        if name in state.asyncs or name in ASYNC_MAGICS:
            return KINDS["AsyncMock"](**options)
        kind = self._mock_kind
        if issubclass(kind, KINDS["asynchronous"]):
            plain = name in SUPPORTED and name not in ASYNC_MAGICS or state.names and name in state.names
            return KINDS["MagicMock" if plain else "AsyncMock"](**options)
        if not issubclass(kind, KINDS["callable"]):
            kind = KINDS["MagicMock" if issubclass(kind, KINDS["magic"]) else "Mock"]
        return kind(**options)

    # === names ===

    def _extract_mock_name(self):
        return _joined(self)

    def __repr__(self):
        state = self._mock_state
        name = self._extract_mock_name()
        named = f" name={name!r}" if name not in ("mock", "mock.") else ""
        spec = ""
        if state.spec is not None:
            spec = f" spec{'_set' if state.strict else ''}={state.spec.__name__!r}"
        return f"<{self._mock_kind.__name__}{named}{spec} id='{id(self)}'>"

    # === what it answers and remembers ===

    @property
    def return_value(self):
        state = self._mock_state
        if state.delegate is not None:
            return state.delegate.return_value
        if state.return_value is DEFAULT and state.wraps is None:
            state.return_value = self._get_child_mock(_new_parent=self, _new_name="()")
        elif isinstance(state.return_value, LazySpec):
            state.return_value = state.return_value.make()
        return state.return_value

    @return_value.setter
    def return_value(self, value):
        state = self._mock_state
        if state.delegate is not None:
            state.delegate.return_value = value
            return
        state.return_value = value
        if is_mock(value):
            _attach(self, value, None, "()")

    @property
    def side_effect(self):
        state = self._mock_state
        if state.delegate is not None:
            return state.delegate.side_effect
        return state.side_effect

    @side_effect.setter
    def side_effect(self, value):
        state = self._mock_state
        if state.delegate is not None:
            state.delegate.side_effect = value
            return
        plain = value is None or callable(value) or is_raised(value)
        state.side_effect = value if plain else iter(value)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also of attributes: the names may have dots."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *above, name = path.split(".")
            target = self
            for part in above:
                target = getattr(target, part)
            setattr(target, name, value)

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute of this one, whatever name and parent it had."""
        if not is_mock(mock):
            mock._mock_parent = None
        state = mock._mock_state
        state.parent = state.maker = None
        state.name, state.made_as = None, ""
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls, also those of attributes and of results; the answers too where that is asked for."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        state = self._mock_state
        state.forget()
        self.called, self.call_count, self.call_args = False, 0, None
        self.call_args_list, self.mock_calls = CallList(), CallList()
        if return_value:
            state.return_value = DEFAULT
        if side_effect:
            state.side_effect = None
        for child in [*state.children.values(), state.return_value]:
            if is_mock(child) and child is not self:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)


def _joined(mock):
    """The name of a mock with those above it."""
    parts, each = [], mock
    while each is not None:
        state = each._mock_state
        parts.append(state.made_as or (state.name if state.maker is None else "") or "")
        each = state.maker
    first = parts.pop() or "mock"
    top = mock
    while top._mock_state.maker is not None:
        top = top._mock_state.maker
    if top._mock_state.name:
        first = top._mock_state.name
    for part in reversed(parts):
        first += part if part.startswith("()") else f".{part}"
    return first


def recorded(name):
    """A property of what a mock remembers; a function that was made from a spec remembers for its mock."""
    def get(self):
        state = self._mock_state
        return getattr(state if state.delegate is None else state.delegate, name)

    def put(self, value):
        state = self._mock_state
        setattr(state if state.delegate is None else state.delegate, name, value)

    return property(get, put)


for _name in "called", "call_count", "call_args", "call_args_list", "mock_calls":
    setattr(NonCallableMock, _name, recorded(_name))
NonCallableMock.method_calls = property(
    lambda self: self._mock_state.method_calls, lambda self, value: setattr(self._mock_state, "method_calls", value))
ASSERTED = {name.removeprefix("assert_") for name in dir(Assertions) if name.startswith("assert_")}


