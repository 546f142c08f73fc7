"""create_autospec: mocks that have what an object has, and whose functions take what the object's take."""
import inspect

from _mock_async import AsyncMock
from _mock_base import InvalidSpecError, LazySpec, is_mock
from _mock_calls import DEFAULT
from _mock_magic import SUPPORTED
from _mock_objects import MagicMock, NonCallableMagicMock
from _mock_specs import binds_first, function_for, is_function, signature_of


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of an object, each a mock made in the same way. Functions check their arguments."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_type = isinstance(spec, type)
    if is_type and instance and "__call__" not in dir(spec) or not callable(spec):
        kind = NonCallableMagicMock
    else:
        kind = AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock
    options = {"spec_set" if spec_set else "spec": spec}
    if inspect.isdatadescriptor(spec):
        options, kind = {}, MagicMock
    elif spec is None:
        options = {}
    if unsafe:
        options["unsafe"] = True
    name = kwargs.pop("name", _name)
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=_name or "", name=name, _spec_as_instance=instance and is_type,
                **options, **kwargs)
    made = mock
    if is_function(spec):
        signature = signature_of(spec)
        if signature is not None:
            made = function_for(mock, spec, signature)
    else:
        mock._mock_state.checked = signature_of(spec, is_type and instance)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, True, mock, "()", unsafe=unsafe)
    if options:
        _spec_children(mock, made, spec, spec_set, is_type, unsafe)
    return made


def _spec_children(mock, made, spec, spec_set, is_type, unsafe):
    for name in dir(spec):
        if name in SUPPORTED or made is not mock and name.startswith("__"):
            continue
        try:
            original = getattr(spec, name)
        except AttributeError:
            continue
        mock._mock_state.children[name] = LazySpec(
            lambda name=name, original=original: _child(mock, spec, name, original, spec_set, is_type, unsafe))


def _child(mock, spec, name, original, spec_set, is_type, unsafe):
    if not is_function(original):
        is_class = isinstance(original, type)
        return create_autospec(original, spec_set, not is_class and False, mock, name, unsafe=unsafe)
    kind = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
    child = kind(parent=mock, name=name, _new_name=name, _new_parent=mock, **{"spec_set" if spec_set else "spec": original})
    signature = signature_of(original, skip_first=binds_first(spec, name, is_type))
    child._mock_state.signature = child._mock_state.checked = signature
    return child
