"""patch and its forms: objects put in the place of others for the time of a test."""
import builtins
import contextlib
import functools
import inspect
from types import ModuleType

from _mock_async import AsyncMock
from _mock_autospec import create_autospec
from _mock_base import InvalidSpecError, NonCallableMock, is_mock
from _mock_calls import DEFAULT
from _mock_objects import MagicMock, NonCallableMagicMock

_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
_RESTORED = "__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__"
#: Patches that were started and not stopped.
_active = []


def resolve(path):
    """The object with a dotted name: modules are imported as far as they go."""
    import importlib
    first, *others = path.split(".")
    found, so_far = importlib.import_module(first), first
    for part in others:
        so_far += f".{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            importlib.import_module(so_far)
            found = getattr(found, part)
    return found


class _Starting:
    """What patches have in common: they are context managers that can also be started and stopped."""

    def start(self):
        """Begins; gives what entering gives."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        """Ends what was started."""
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)

    def _decorate_class(self, cls):
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and callable(method := getattr(cls, name)):
                setattr(cls, name, self._copy()(method))
        return cls


class _Patch(_Starting):
    """One attribute of one object, replaced."""

    def __init__(self, find_target, attribute, options, kwargs):
        self.getter, self.attribute, self.options, self.kwargs = find_target, attribute, options, kwargs
        #: As which keyword a decorated function gets the mock: patch.multiple's.
        self.attribute_name = None
        self.additional_patchers = []
        self.is_started = False

    def __getattr__(self, name):
        if name in ("new", "spec", "create", "spec_set", "autospec", "new_callable", "unsafe"):
            return self.options[name]
        raise AttributeError(name)

    def _copy(self):
        copy = _Patch(self.getter, self.attribute, self.options, self.kwargs)
        copy.attribute_name = self.attribute_name
        copy.additional_patchers = [each._copy() for each in self.additional_patchers]
        return copy

    def __call__(self, func):
        if isinstance(func, type):
            return self._decorate_class(func)
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        return _decorated(func, self)

    def _original(self):
        """What the attribute is, and whether the target itself has it."""
        name, target = self.attribute, self.target
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        create = self.options["create"] or name in _BUILTINS and isinstance(target, ModuleType)
        if not create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        self.original, self.is_local = self._original()
        new = self.options["new"]
        if new is DEFAULT and self.options["autospec"] is None:
            new = self._new_mock()
        elif self.options["autospec"] is not None:
            new = self._new_autospec(new)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self._exits = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            entered = {self.attribute_name: new} if self.options["new"] is DEFAULT else {}
            for each in self.additional_patchers:
                given = self._exits.enter_context(each)
                if each.options["new"] is DEFAULT:
                    entered.update(given)
            return entered
        except BaseException:
            import sys
            self.__exit__(*sys.exc_info())
            raise

    def _new_mock(self):
        """The mock for an attribute, with its spec where that is asked for."""
        options, original = self.options, self.original
        spec, spec_set, make = options["spec"], options["spec_set"], options["new_callable"]
        if (spec or spec_set) and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        follows = spec or spec_set
        if follows is True:
            follows = original
        elif not follows:
            follows = None
        arguments = {}
        if follows is not None:
            arguments["spec_set" if spec_set else "spec"] = follows if spec_set in (None, False, True) else spec_set
        if make is None:
            like = original if follows is None else follows
            make = AsyncMock if inspect.iscoroutinefunction(like) else MagicMock
            names_call = "__call__" in follows if isinstance(follows, (list, tuple)) else callable(follows)
            if follows is not None and not names_call:
                make = NonCallableMagicMock
        if isinstance(make, type) and issubclass(make, NonCallableMock) and self.attribute:
            arguments["name"] = self.attribute
        new = make(**arguments | self.kwargs)
        if follows is not None and isinstance(follows, type) and is_mock(new):
            arguments.pop("name", None)
            result = make if "__call__" in dir(follows) else NonCallableMagicMock
            new.return_value = result(_new_parent=new, _new_name="()", **arguments)
        return new

    def _new_autospec(self, new):
        autospec = self.options["autospec"]
        if new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if self.original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = self.original
        if is_mock(self.target):
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked "
                                   f"out. [target={self.target!r}, attr={autospec!r}]")
        if is_mock(autospec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been "
                                   f"mocked out. [target={self.target!r}, attr={autospec!r}]")
        return create_autospec(autospec, spec_set=bool(self.options["spec_set"]), _name=self.attribute, **self.kwargs)

    def __exit__(self, *problem):
        if not self.is_started:
            return None
        target, name = self.target, self.attribute
        if self.is_local and self.original is not DEFAULT:
            setattr(target, name, self.original)
        else:
            delattr(target, name)
            if not self.options["create"] and (not hasattr(target, name) or name in _RESTORED):
                setattr(target, name, self.original)
        self.is_started = False
        return self._exits.__exit__(*problem)


def _decorated(func, first):
    """A function that runs with its patches in place, their mocks behind its arguments."""
    @contextlib.contextmanager
    def patched(args, kwargs):
        with contextlib.ExitStack() as entered:
            added = []
            for each in wrapper.patchings:
                given = entered.enter_context(each)
                if each.attribute_name is not None:
                    kwargs = kwargs | given
                elif each.options["new"] is DEFAULT:
                    added.append(given)
            yield (*args, *added), kwargs

    if inspect.iscoroutinefunction(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            with patched(args, kwargs) as (args, kwargs):
                return await func(*args, **kwargs)
    else:
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with patched(args, kwargs) as (args, kwargs):
                return func(*args, **kwargs)
    wrapper.patchings = [first]
    return wrapper


def _options(new, spec, create, spec_set, autospec, new_callable, unsafe):
    if new_callable is not None:
        if new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
    return {"new": new, "spec": spec, "create": create, "spec_set": spec_set, "autospec": autospec,
            "new_callable": new_callable, "unsafe": unsafe}


def _misspelt(kwargs, unsafe):
    for name in () if unsafe else ("autospect", "auto_spec", "set_spec"):
        if name in kwargs:
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


def _split(target):
    try:
        module, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return module, attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
          **kwargs):
    """Replaces what a dotted name says: as decorator, in a with statement, or from start() to stop()."""
    module, attribute = _split(target)
    _misspelt(kwargs, unsafe)
    options = _options(new, spec, create, spec_set, autospec, new_callable, unsafe)
    return _Patch(lambda: resolve(module), attribute, options, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
                  *, unsafe=False, **kwargs):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    _misspelt(kwargs, unsafe)
    options = _options(new, spec, create, spec_set, autospec, new_callable, unsafe)
    return _Patch(lambda: target, attribute, options, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces several attributes; those that are DEFAULT by mocks, which a decorated function gets by keyword."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    find = (lambda: resolve(target)) if type(target) is str else (lambda: target)
    made = []
    for attribute, new in kwargs.items():
        each = _Patch(find, attribute, _options(new, spec, create, spec_set, autospec, new_callable, False), {})
        each.attribute_name = attribute
        made.append(each)
    first, *first.additional_patchers = made
    return first


class _PatchDict(_Starting):
    """A mapping with other contents for some time."""
    attribute_name = None

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear, self._original = in_dict, clear, None
        self.values = dict(values) | kwargs

    def _copy(self):
        return _PatchDict(self.in_dict, self.values, self.clear)

    def __call__(self, func):
        if isinstance(func, type):
            return self._decorate_class(func)
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def patched(*args, **kwargs):
                with self:
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def patched(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = resolve(self.in_dict)
        content = self.in_dict
        try:
            self._original = content.copy()
        except AttributeError:
            self._original = {key: content[key] for key in content}
        if self.clear:
            _empty(content)
        _fill(content, self.values)
        return content

    def __exit__(self, *problem):
        if self._original is not None:
            _empty(self.in_dict)
            _fill(self.in_dict, self._original)
            self._original = None
        return False


def _empty(content):
    try:
        content.clear()
    except AttributeError:
        for key in list(content):
            del content[key]


def _fill(content, values):
    try:
        content.update(values)
    except AttributeError:
        for key in values:
            content[key] = values[key]


def _stop_all():
    """Ends all patches that were started, the last one first."""
    for each in reversed(_active[:]):
        each.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _PatchDict, _patch_multiple, _stop_all
patch.TEST_PREFIX = "test"
