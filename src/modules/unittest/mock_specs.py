"""What a mock learns of the object that it stands for: names, signatures, and mocks made from them all the way down."""
import inspect
from types import BuiltinFunctionType, FunctionType, MethodType

_FUNCTIONS = FunctionType, MethodType


def spec_facts(spec):
    """The class that a mock says it is, the names that it has, and which of them are coroutine functions."""
    if isinstance(spec, (list, tuple)):
        return None, list(spec), ()
    names = dir(spec)
    asyncs = {name for name in names if inspect.iscoroutinefunction(inspect.getattr_static(spec, name, None))}
    return spec if isinstance(spec, type) else type(spec), names, asyncs


def signature_of(spec, as_instance=False, skip_first=False):
    """The signature of calls of an object, of a class's instances if `as_instance`; None if nothing is known."""
    if isinstance(spec, type) and not as_instance:
        called, skip_first = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        called = spec.__func__
        skip_first = isinstance(spec, classmethod)
    elif isinstance(spec, _FUNCTIONS):
        called = spec
    else:
        called = getattr(spec, "__call__", None)
        if not isinstance(called, (*_FUNCTIONS, type(print))):
            return None
        skip_first = skip_first or isinstance(spec, type)
    try:
        signature = inspect.signature(called)
    except (ValueError, TypeError):
        return None
    if not skip_first:
        return signature
    first, *others = signature.parameters.values() or [None]
    if first is None or first.kind is first.VAR_POSITIONAL:
        return signature
    return signature.replace(parameters=others) if first.kind <= first.POSITIONAL_OR_KEYWORD else None


def is_function(value):
    """True for what a mock of it is a function, too."""
    return isinstance(value, (*_FUNCTIONS, BuiltinFunctionType, classmethod, staticmethod))


def binds_first(spec, name, is_type):
    """True if a function found under a name gets an object that calls of the mock do not give."""
    if not isinstance(spec, type):
        if name in getattr(spec, "__dict__", {}):
            return False
        spec = type(spec)
    static = inspect.getattr_static(spec, name, None)
    return is_type and (static is None or isinstance(static, FunctionType))


def function_for(mock, spec, signature):
    """A function with the signature of another that passes its calls to a mock, and shows what that remembers."""
    if inspect.iscoroutinefunction(spec):
        async def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    name = getattr(spec, "__name__", "funcopy")
    function.__name__ = function.__qualname__ = name if name.isidentifier() else "funcopy"
    function.__module__ = getattr(spec, "__module__", None)
    function.__signature__ = signature
    _show_memory(function, mock)
    return function


def _show_memory(function, mock):
    from _mock_calls import CallList
    function.mock, function.called, function.call_count, function.call_args = mock, False, 0, None
    function.call_args_list, function.mock_calls = CallList(), CallList()
    function.method_calls = CallList()
    state = mock._mock_state
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    asynchronous = hasattr(type(mock), "assert_awaited")
    if asynchronous:
        function.await_count, function.await_args, function.await_args_list = 0, None, CallList()
    for name in dir(type(mock)):
        if name.startswith("assert_") and (asynchronous or "await" not in name):
            setattr(function, name, getattr(mock, name))

    def reset_mock():
        mock.reset_mock()
        answer = function.return_value
        if answer is not function and hasattr(type(answer), "reset_mock"):
            answer.reset_mock()

    function.reset_mock = reset_mock
    function._mock_children = state.children
    state.delegate = function
