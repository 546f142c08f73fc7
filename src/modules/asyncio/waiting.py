"""Waiting for several tasks, or not for ever: gather, wait, wait_for, as_completed, shield. Names of asyncio.tasks."""
from collections import deque

from asyncio import events, futures
from asyncio.exceptions import CancelledError
from asyncio.tasks import ensure_future, is_coroutine

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "gather", "shield")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


def _refuse_single(given, expectation):
    if futures.isfuture(given) or is_coroutine(given):
        raise TypeError(f"{expectation}, not {type(given).__name__}")


def _failed(future):
    return not future.cancelled() and future.exception() is not None


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for tasks; the sets of those that are done and of those that are not."""
    _refuse_single(fs, "expect a list of futures")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    tasks = set(fs)
    if any(map(is_coroutine, tasks)):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    enough = loop.create_future()
    left = len(tasks)

    def one_is_done(task):
        nonlocal left
        left -= 1
        if not left or return_when == FIRST_COMPLETED or (return_when == FIRST_EXCEPTION and _failed(task)):
            _end_wait(enough)

    alarm = None if timeout is None else loop.call_later(timeout, _end_wait, enough)
    for task in tasks:
        task.add_done_callback(one_is_done)
    try:
        await enough
    finally:
        if alarm is not None:
            alarm.cancel()
        for task in tasks:
            task.remove_done_callback(one_is_done)
    done = {task for task in tasks if task.done()}
    return done, tasks - done


def _end_wait(future, *ignored):
    if not future.done():
        future.set_result(None)


async def wait_for(fut, timeout):
    """Waits for one awaitable. Raises TimeoutError, and cancels it, if that takes longer than the timeout."""
    if timeout is None or timeout > 0:
        from asyncio.timeouts import timeout as limited
        async with limited(timeout):
            return await fut
    task = ensure_future(fut)
    if not task.done():
        ended = events.get_running_loop().create_future()
        task.add_done_callback(lambda _: _end_wait(ended))
        task.cancel()
        await ended
        if task.cancelled():
            try:
                task.result()
            except CancelledError as error:
                raise TimeoutError from error
    return task.result()


class _AsCompleted:
    """Gives awaitables in the order in which they are done; with `async for` the given tasks themselves."""

    def __init__(self, awaitables, timeout):
        from asyncio.queues import Queue
        loop = events.get_event_loop()
        self._arrived = Queue()
        self._running = {ensure_future(each, loop=loop) for each in set(awaitables)}
        self._to_give = len(self._running)
        self._alarm = None
        for task in self._running:
            task.add_done_callback(self._arrive)
        if timeout is not None and self._running:
            self._alarm = loop.call_later(timeout, self._give_up)

    def _arrive(self, task):
        if task not in self._running:
            return
        self._running.remove(task)
        self._arrived.put_nowait(task)
        if self._alarm is not None and not self._running:
            self._alarm.cancel()

    def _give_up(self):
        """The time is over: None stands for each that is not done."""
        for task in self._running:
            task.remove_done_callback(self._arrive)
            self._arrived.put_nowait(None)
        self._running.clear()

    async def _next_task(self):
        task = await self._arrived.get()
        if task is None:
            raise TimeoutError
        return task

    async def _next_result(self):
        return (await self._next_task()).result()

    def _count_down(self, end):
        if not self._to_give:
            raise end
        self._to_give -= 1

    def __iter__(self):
        return self

    __aiter__ = __iter__

    def __next__(self):
        self._count_down(StopIteration)
        return self._next_result()

    async def __anext__(self):
        self._count_down(StopAsyncIteration)
        return await self._next_task()


def as_completed(fs, *, timeout=None):
    """An iterator over awaitables in the order in which they are done."""
    _refuse_single(fs, "expects an iterable of awaitables")
    return _AsCompleted(fs, timeout)


class _GatheringFuture(futures.Future):
    """The future of gather(): cancelling it cancels what is gathered."""

    def __init__(self, parts, loop, keep_errors):
        super().__init__(loop=loop)
        # One for each argument; an awaitable given twice is awaited once.
        self._parts = parts
        self._keep_errors = keep_errors
        self._was_cancelled = False
        distinct = {id(part): part for part in parts}
        self._left = len(distinct)
        for part in distinct.values():
            part.add_done_callback(self._part_is_done)

    def cancel(self, msg=None):
        """Cancels all that is not done; False if that is nothing."""
        if self.done():
            return False
        told = [part.cancel(msg=msg) for part in self._parts]
        self._was_cancelled = self._was_cancelled or any(told)
        return any(told)

    def _part_is_done(self, part):
        self._left -= 1
        if self.done():
            # Nobody will ask for its error: it counts as seen.
            if not part.cancelled():
                part.exception()
            return
        if not self._keep_errors:
            error = part._cancellation() if part.cancelled() else part.exception()
            if error is not None:
                self.set_exception(error)
                return
        if self._left:
            return
        if self._was_cancelled:
            self.set_exception(part._cancellation())
        else:
            self.set_result([_outcome(each) for each in self._parts])


def _outcome(future):
    if future.cancelled():
        return CancelledError("" if future._cancel_text is None else future._cancel_text)
    return future.exception() or future.result()


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the results of several awaitables, in their order."""
    if not coros_or_futures:
        nothing = events.get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    parts, known, loop = [], {}, None
    for each in coros_or_futures:
        part = known.get(id(each))
        if part is None:
            part = known[id(each)] = ensure_future(each, loop=loop)
            loop = part.get_loop()
        parts.append(part)
    return _GatheringFuture(parts, loop, return_exceptions)


def shield(arg):
    """Waits for an awaitable without passing cancellation on to it."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_is_done(inner):
        if not outer.cancelled():
            futures.follow(inner, outer)
        elif not inner.cancelled():
            inner.exception()

    def outer_is_done(outer):
        inner.remove_done_callback(inner_is_done)

    inner.add_done_callback(inner_is_done)
    outer.add_done_callback(outer_is_done)
    return outer
