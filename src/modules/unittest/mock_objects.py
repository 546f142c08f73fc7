"""Mocks that can be called, those with magic methods, and those that stand for properties."""
from _mock_base import KINDS, NonCallableMock, is_mock, is_raised
from _mock_calls import DEFAULT, Call
from _mock_magic import DEFAULTS, SUPPORTED


class CallableMixin:
    """Calls: remembered here and by all above, then answered."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_check_sig(self, /, *args, **kwargs):
        """Raises TypeError for arguments that what is mocked would not take."""
        if self._mock_state.checked is not None:
            self._mock_state.checked.bind(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        state = self._mock_state
        memory = state.delegate or state
        memory.called = True
        memory.call_count += 1
        memory.call_args = Call((args, kwargs), two=True)
        memory.call_args_list.append(memory.call_args)
        memory.mock_calls.append(Call(("", args, kwargs)))
        called, path = state.name, state.made_as
        is_method, above = state.parent is not None, state.maker
        while above is not None:
            upper = above._mock_state
            if is_method:
                upper.method_calls.append(Call((called, args, kwargs)))
                is_method = upper.parent is not None
                called = f"{upper.name}.{called}"
            upper.mock_calls.append(Call((path, args, kwargs)))
            if upper.made_as:
                path = upper.made_as + ("" if path.startswith("()") else ".") + path
            above = upper.maker

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if is_raised(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and is_raised(result):
                raise result
            if result is not DEFAULT:
                return result
        return self._mock_answer(args, kwargs)

    def _mock_answer(self, args, kwargs):
        state = self._mock_state
        if state.return_value is DEFAULT and state.wraps is not None and state.delegate is None:
            return state.wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A callable mock without magic methods, until some are set."""


class _WithMagic:
    """Sets up the magic methods, those that a spec has."""

    def __init__(self, /, *args, **kwargs):
        # Twice: a setting may be about a magic method, or depend on the spec.
        self._mock_add_magic()
        super().__init__(*args, **kwargs)
        self._mock_add_magic()

    def mock_add_spec(self, spec, spec_set=False):
        super().mock_add_spec(spec, spec_set)
        self._mock_add_magic()

    def _mock_add_magic(self):
        state = self.__dict__.get("_mock_state")
        names = None if state is None else state.names
        own = type(self).__dict__
        for name in SUPPORTED:
            wanted = name in DEFAULTS and (names is None or name in names)
            if not wanted:
                if isinstance(own.get(name), MagicProxy):
                    delattr(type(self), name)
            elif name not in own:
                setattr(type(self), name, MagicProxy(name))


class MagicProxy:
    """Makes the mock of a magic method when it is first looked up."""

    def __init__(self, name):
        self.name = name

    def __get__(self, owner, kind=None):
        if owner is None:
            return self
        name = self.name
        made = owner._get_child_mock(name=name, _new_name=name, _new_parent=owner)
        DEFAULTS[name](made, owner)
        setattr(owner, name, made)
        return made


class NonCallableMagicMock(_WithMagic, NonCallableMock):
    """A mock with magic methods that is not callable."""


class MagicMock(_WithMagic, Mock):
    """A mock with all magic methods, which answer as those of an empty container or of the number 1."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        super().reset_mock(*args, return_value=return_value, **kwargs)


class PropertyMock(Mock):
    """Stands in a class for a property: reading calls it, setting calls it with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, owner, kind=None):
        return self()

    def __set__(self, owner, value):
        self(value)


def seal(mock):
    """From now on neither the mock nor its attributes make new attributes."""
    state = mock._mock_state
    state.sealed = True
    for child in [*state.children.values(), state.return_value]:
        if is_mock(child) and child._mock_state.maker is mock and not child._mock_state.sealed:
            seal(child)


KINDS.update(callable=CallableMixin, magic=_WithMagic, Mock=Mock, MagicMock=MagicMock, PropertyMock=PropertyMock)
