"""Asynchronous programs: an event loop, tasks and what they wait for."""
from asyncio import events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts

_parts = (events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts)
__all__ = ("iscoroutinefunction", "iscoroutine", "to_thread")
for _part in _parts:
    __all__ += tuple(_part.__all__)
    globals().update((_name, getattr(_part, _name)) for _name in _part.__all__)


def iscoroutinefunction(func):
    """True for functions made by `async def`."""
    import inspect
    return inspect.iscoroutinefunction(func)


def iscoroutine(obj):
    """True for coroutines."""
    return tasks.is_coroutine(obj)


async def to_thread(func, /, *args, **kwargs):
    """Runs a function in a thread, in the context of the caller; awaits its result."""
    import contextvars
    context = contextvars.copy_context()
    return await events.get_running_loop().run_in_executor(None, lambda: context.run(func, *args, **kwargs))
