"""Tools that are coroutine functions: the agent's program awaits them, and several run at once in a loop of a thread of ours."""

from __future__ import annotations

import inspect
import threading
from typing import TYPE_CHECKING, Any, Awaitable, Callable, Coroutine

if TYPE_CHECKING:
    import asyncio


def is_async(tool: Any) -> bool:
    """True for coroutine functions, objects whose call is one, and tools of smolagents whose ``forward`` is one."""
    return any(map(inspect.iscoroutinefunction, (tool, getattr(tool, "forward", None), getattr(tool, "__call__", None))))


def coroutine_of(tool: Any, args: list[Any], keywords: dict[str, Any]) -> Awaitable[Any]:
    """What a call of an async tool is awaited by."""
    forward = getattr(tool, "forward", None)
    if not inspect.iscoroutinefunction(forward):
        return tool(*args, **keywords)  # type: ignore[no-any-return]
    # The tool's own call would take the coroutine for the result.
    if not getattr(tool, "is_initialized", True):
        tool.setup()
    return forward(*args, **keywords)


class AsyncTools:
    """The calls that are out, by number. The thread is started by the first one and ends with the process."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def begin(self, call: int, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Runs a coroutine beside the caller."""
        if self._loop is None:
            import asyncio

            self._loop = asyncio.new_event_loop()
            threading.Thread(target=self._loop.run_forever, name="tierup async tools", daemon=True).start()
        self._loop.call_soon_threadsafe(self._start, call, work)

    def cancel(self, call: int | None = None) -> None:
        """Cancels a call, or all that are out."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop, call)

    def close(self) -> None:
        """Cancels what is out and ends the thread."""
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(self._end, loop)

    def _start(self, call: int, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        assert self._loop is not None
        task = self._loop.create_task(work())
        self._tasks[call] = task
        task.add_done_callback(lambda _: self._tasks.pop(call, None))

    def _stop(self, call: int | None) -> None:
        for number, task in list(self._tasks.items()):
            if call in (None, number):
                task.cancel()

    def _end(self, loop: asyncio.AbstractEventLoop) -> None:
        self._stop(None)
        # After the turn in which the tasks learn that they are cancelled.
        loop.call_soon(loop.call_soon, loop.stop)
