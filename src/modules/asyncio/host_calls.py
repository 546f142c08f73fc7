"""Calls of the host as coroutines: several tasks can have one out, and are answered in any order."""
from asyncio import events


def answer_to(name, call):
    """A coroutine of this name that makes the call and gives its answer."""
    coroutine = _awaited(call)
    coroutine.__name__ = coroutine.__qualname__ = name
    return coroutine


async def _awaited(call):
    loop = events.get_running_loop()
    arrival = loop.create_future()
    call.begin(loop._asleep, arrival)
    try:
        await arrival
    finally:
        # Who stops waiting before the answer is there calls it off.
        call.cancel()
    return call.result()
