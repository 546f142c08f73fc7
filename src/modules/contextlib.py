"""Tools for with statements: managers made of generator functions, stacks of managers, and managers for common jobs."""
import sys
from _abc import ABCMeta
from functools import wraps

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "AsyncContextDecorator", "chdir",
]

_of_types = classmethod(type(list[int]))


def _has_both(*names):
    """A __subclasshook__: a class counts as a manager when it has these methods."""
    def hook(cls, candidate):
        if cls.__dict__.get("__subclasshook__") is not made:
            return NotImplemented
        from _abc import check_methods
        return check_methods(candidate, *names)

    made = classmethod(hook)
    return made


class AbstractContextManager(metaclass=ABCMeta):
    """What has __enter__ and __exit__. Entering gives the manager itself; leaving has to be written."""
    __slots__ = ()
    __class_getitem__ = _of_types
    __subclasshook__ = _has_both("__enter__", "__exit__")

    def __enter__(self):
        """Gives the manager."""
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        """Lets every exception go on."""

    __exit__.__isabstractmethod__ = True


class AbstractAsyncContextManager(metaclass=ABCMeta):
    """What has __aenter__ and __aexit__. Entering gives the manager itself; leaving has to be written."""
    __slots__ = ()
    __class_getitem__ = _of_types
    __subclasshook__ = _has_both("__aenter__", "__aexit__")

    async def __aenter__(self):
        """Gives the manager."""
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        """Lets every exception go on."""

    __aexit__.__isabstractmethod__ = True


class ContextDecorator:
    """Lets a manager decorate a function: each call runs inside a block of its own."""

    def _for_one_call(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inside(*args, **keywords):
            with self._for_one_call():
                return function(*args, **keywords)
        return inside


class AsyncContextDecorator:
    """Lets an asynchronous manager decorate a coroutine function."""

    def _for_one_call(self):
        return self

    def __call__(self, function):
        @wraps(function)
        async def inside(*args, **keywords):
            async with self._for_one_call():
                return await function(*args, **keywords)
        return inside


# --- managers made of generator functions

class _OfGenerator:
    """Holds a generator that is paused where the block stands, and the call that makes another one."""

    def __init__(self, function, arguments, keywords):
        self._generator = function(*arguments, **keywords)
        # Given up on entering: arguments are not kept alive, and no manager is entered twice.
        self.args = arguments
        self._rest = function, keywords
        self.__doc__ = getattr(function, "__doc__", None) or type(self).__doc__

    def _for_one_call(self):
        function, keywords = self._rest
        return type(self)(function, self.args, keywords)

    def _came_back(self, raised, thrown, trace):
        """Decides about what the generator raised when the block's exception was thrown into it.

        True: it ended, which swallows the exception. False: the exception goes on as it was. None: `raised` is
        another error.
        """
        stops = StopIteration, StopAsyncIteration
        wrapped = isinstance(thrown, stops) and isinstance(raised, RuntimeError) and raised.__cause__ is thrown
        if raised is thrown or wrapped:
            thrown.__traceback__ = trace
            return False
        return True if isinstance(raised, stops) else None


class _GeneratorContextManager(_OfGenerator, AbstractContextManager, ContextDecorator):
    """What a function decorated with @contextmanager gives."""

    def __enter__(self):
        del self.args, self._rest
        for value in self._generator:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, exc_type, error, trace):
        generator = self._generator
        if exc_type is None:
            for _ in generator:
                break
            else:
                return False
            complaint = "generator didn't stop"
        else:
            complaint = "generator didn't stop after throw()"
            if error is None:
                error = exc_type()
            try:
                generator.throw(error)
            except BaseException as raised:
                verdict = self._came_back(raised, error, trace)
                if verdict is None:
                    raise
                return verdict
        with closing(generator):
            raise RuntimeError(complaint)


class _AsyncGeneratorContextManager(_OfGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    """What a function decorated with @asynccontextmanager gives."""

    async def __aenter__(self):
        del self.args, self._rest
        async for value in self._generator:
            return value
        raise RuntimeError("generator didn't yield")

    async def __aexit__(self, exc_type, error, trace):
        generator = self._generator
        if exc_type is None:
            async for _ in generator:
                break
            else:
                return False
            complaint = "generator didn't stop"
        else:
            complaint = "generator didn't stop after athrow()"
            if error is None:
                error = exc_type()
            try:
                await generator.athrow(error)
            except BaseException as raised:
                verdict = self._came_back(raised, error, trace)
                if verdict is None:
                    raise
                return verdict
        async with aclosing(generator):
            raise RuntimeError(complaint)


def contextmanager(func):
    """Makes managers of a generator function: what is before its one yield enters, what is behind it leaves.

    >>> @contextmanager
    ... def numbered(line):
    ...     print("before", line)
    ...     yield line + 1
    ...     print("after", line)
    >>> with numbered(1) as next_line: print(next_line)
    before 1
    2
    after 1
    """
    @wraps(func)
    def make(*args, **keywords):
        return _GeneratorContextManager(func, args, keywords)
    return make


def asynccontextmanager(func):
    """Makes asynchronous managers of an async generator function with one yield."""
    @wraps(func)
    def make(*args, **keywords):
        return _AsyncGeneratorContextManager(func, args, keywords)
    return make


# --- stacks

class _Leaving:
    """A stack on its way out: the exception that is in flight, as one exit function after the other changes it."""

    def __init__(self, error):
        self.first = self.flying = error
        self.outside = sys.exception()
        self.thrown_by_exit = False

    def arguments(self):
        """What the next exit function gets."""
        flying = self.flying
        return (None, None, None) if flying is None else (type(flying), flying, flying.__traceback__)

    def swallow(self):
        self.flying = None
        self.thrown_by_exit = False

    def replace(self, error):
        """An exit function raised: seen from there the exception before it was being handled."""
        link = error
        while (context := link.__context__) is not None and context is not self.flying:
            if context is self.outside:
                link.__context__ = self.flying
                break
            link = context
        self.flying = error
        self.thrown_by_exit = True

    def end(self):
        """Raises what is left of an exit function's error; else whether the block's exception is gone."""
        if not self.thrown_by_exit:
            return self.first is not None and self.flying is None
        context = self.flying.__context__
        try:
            raise self.flying
        finally:
            # Raising it set a context, of the exception that the caller handles.
            self.flying.__context__ = context


def _methods_of(manager, enter, leave, described):
    """Two special methods of a manager, looked up on its class."""
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        kind = f"'{cls.__module__}.{cls.__qualname__}'"
        raise TypeError(f"{kind} object does not support the {described} protocol") from None


def _without_exception(function, args, keywords):
    """A callback as an exit function: what it is told about an exception it does not pass on."""
    def leave(*ignored):
        function(*args, **keywords)

    leave.__wrapped__ = function
    return leave


def _awaited_without_exception(function, args, keywords):
    async def leave(*ignored):
        await function(*args, **keywords)

    leave.__wrapped__ = function
    return leave


class _Stack:
    """Exit functions, the one to be run first at the end: pairs of it and whether what it gives is awaited."""

    def __init__(self):
        self._on_leaving = []

    def _add(self, function, awaited=False):
        self._on_leaving.append((function, awaited))

    def _add_method(self, manager, method, awaited=False):
        self._add(method.__get__(manager, type(manager)) if hasattr(method, "__get__") else method, awaited)

    def enter_context(self, cm):
        """Enters a manager, which is left when the stack is; gives what entering gave."""
        enter, leave = _methods_of(cm, "__enter__", "__exit__", "context manager")
        value = enter(cm)
        self._add_method(cm, leave)
        return value

    def push(self, exit):
        """Adds a manager that is not entered, or a function that is called as its __exit__ would be."""
        leave = getattr(type(exit), "__exit__", None)
        if leave is None:
            self._add(exit)
        else:
            self._add_method(exit, leave)
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Adds a function that is called with these arguments."""
        self._add(_without_exception(callback, args, kwds))
        return callback

    def pop_all(self):
        """Hands everything over to a new stack."""
        other = type(self)()
        other._on_leaving, self._on_leaving = self._on_leaving, []
        return other


class ExitStack(_Stack, AbstractContextManager):
    """Holds any number of managers and exit functions, and leaves them all, from the last to the first."""

    def __exit__(self, *details):
        leaving = _Leaving(details[1])
        waiting = self._on_leaving
        while waiting:
            function, _ = waiting.pop()
            try:
                if function(*leaving.arguments()):
                    leaving.swallow()
            except BaseException as error:
                leaving.replace(error)
        return leaving.end()

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """An ExitStack that holds asynchronous managers and coroutine functions too."""

    async def enter_async_context(self, cm):
        """Enters an asynchronous manager; gives what entering gave."""
        enter, leave = _methods_of(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        value = await enter(cm)
        self._add_method(cm, leave, True)
        return value

    def push_async_exit(self, exit):
        """Adds an asynchronous manager that is not entered, or a coroutine function that serves as its __aexit__."""
        leave = getattr(type(exit), "__aexit__", None)
        if leave is None:
            self._add(exit, True)
        else:
            self._add_method(exit, leave, True)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds a coroutine function that is called with these arguments and awaited."""
        self._add(_awaited_without_exception(callback, args, kwds), True)
        return callback

    async def __aexit__(self, *details):
        leaving = _Leaving(details[1])
        waiting = self._on_leaving
        while waiting:
            function, awaited = waiting.pop()
            try:
                answer = function(*leaving.arguments())
                if await answer if awaited else answer:
                    leaving.swallow()
            except BaseException as error:
                leaving.replace(error)
        return leaving.end()

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)


# --- managers for common jobs

class closing(AbstractContextManager):
    """Gives a thing to the block and calls its close() behind it."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Gives a thing to the block and awaits its aclose() behind it."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing: for where a with statement has to have some manager."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *details):
        return None


class suppress(AbstractContextManager):
    """Ends the block quietly at these exceptions; of a group their members are taken out."""

    def __init__(self, *exceptions):
        self._quiet = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exc_type, error, trace):
        if exc_type is None:
            return None
        if issubclass(exc_type, self._quiet):
            return True
        if not issubclass(exc_type, BaseExceptionGroup):
            return False
        rest = error.split(self._quiet)[1]
        if rest is not None:
            raise rest
        return True


class _Redirection(AbstractContextManager):
    """Puts another file in the place of one of sys. The files before are a list: a block may stand within itself."""

    def __init__(self, new_target):
        self._target = new_target
        self._replaced = []

    def __enter__(self):
        self._replaced.append(getattr(sys, self._name))
        setattr(sys, self._name, self._target)
        return self._target

    def __exit__(self, *details):
        setattr(sys, self._name, self._replaced.pop())


class redirect_stdout(_Redirection):
    """Sends what the block prints to another file."""
    _name = "stdout"


class redirect_stderr(_Redirection):
    """Sends what the block writes to standard error to another file."""
    _name = "stderr"


class chdir(AbstractContextManager):
    """Runs the block in another working directory."""

    def __init__(self, path):
        self.path = path
        self._came_from = []

    def __enter__(self):
        import os
        self._came_from.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *details):
        import os
        os.chdir(self._came_from.pop())
