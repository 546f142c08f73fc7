"""Asynchronous programs: an event loop, tasks and what they wait for."""
from asyncio.events import *
from asyncio.exceptions import *
from asyncio.futures import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.runners import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio import events, exceptions, futures, locks, queues, runners, tasks, timeouts

import types as _types


def iscoroutinefunction(func):
    """True for functions made by `async def`."""
    while type(func).__name__ == "partial" and hasattr(func, "func"):
        func = func.func
    func = getattr(func, "__func__", func)
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)


def iscoroutine(obj):
    """True for coroutines."""
    if isinstance(obj, (_types.CoroutineType, _types.GeneratorType)):
        return isinstance(obj, _types.CoroutineType) or bool(obj.gi_code.co_flags & 0x100)
    import collections.abc
    return isinstance(obj, collections.abc.Coroutine)


async def to_thread(func, /, *args, **kwargs):
    """Runs a function in a thread, in the context of the caller; awaits its result."""
    import contextvars
    import functools
    loop = get_running_loop()
    call = functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
    return await loop.run_in_executor(None, call)


__all__ = (
    events.__all__ + exceptions.__all__ + futures.__all__ + locks.__all__ + queues.__all__ + runners.__all__
    + tasks.__all__ + timeouts.__all__ + ("iscoroutinefunction", "iscoroutine", "to_thread")
)
