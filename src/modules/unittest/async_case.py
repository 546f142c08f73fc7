"""Test cases whose methods may be coroutines."""
import asyncio
import contextvars
import inspect

from unittest.case import TestCase, _entered

__unittest = True
__all__ = ["IsolatedAsyncioTestCase"]


class IsolatedAsyncioTestCase(TestCase):
    """A test with its own event loop and context, in which all its steps are made."""
    loop_factory = None
    _loop = None

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        """Awaited after setUp()."""

    async def asyncTearDown(self):
        """Awaited before tearDown()."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Has a coroutine function called and awaited after the test."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters an asynchronous context that ends after the test."""
        entering, end = _entered(cm, None, "__aenter__", "__aexit__", "asynchronous context manager")
        value = await entering
        self.addAsyncCleanup(end, cm, None, None, None)
        return value

    def _inside(self, function, *args, **kwargs):
        """What a function gives in the test's context; a coroutine function is awaited in its loop."""
        if inspect.iscoroutinefunction(function):
            return self._loop.run(function(*args, **kwargs), context=self._context)
        return self._context.run(function, *args, **kwargs)

    def _set_up(self):
        self._loop.get_loop()
        self._context.run(self.setUp)
        self._loop.run(self.asyncSetUp(), context=self._context)

    def _tear_down(self):
        self._loop.run(self.asyncTearDown(), context=self._context)
        self._context.run(self.tearDown)

    def _run_method(self, method):
        self._discourage(self._inside(method), method, 4)

    def _clean_up(self, function, args, kwargs):
        self._inside(function, *args, **kwargs)

    def run(self, result=None):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._loop:
            return super().run(result)

    def debug(self):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._loop:
            super().debug()
