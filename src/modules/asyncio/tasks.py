"""Tasks: coroutines that the event loop drives. Functions that wait for several are in _asyncio_waiting."""
import contextvars
import itertools
import types

from asyncio import events, futures
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed",
    "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks",
    "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task", "_enter_task",
    "_leave_task",
)

# Tasks that are not done, in the order in which they were made; and the one that runs, by loop.
_alive = {}
_running = {}
_numbers = itertools.count(1)


def is_coroutine(obj):
    """True for what a task can drive."""
    if isinstance(obj, types.CoroutineType):
        return True
    if isinstance(obj, types.GeneratorType):
        return obj.gi_code.co_flags & 0x100 != 0
    import collections.abc
    return isinstance(obj, collections.abc.Coroutine)


def current_task(loop=None):
    """The task that runs in a loop, or None."""
    return _running.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done, as a set."""
    loop = events.get_running_loop() if loop is None else loop
    return {task for task in _alive.values() if task.get_loop() is loop and not task.done()}


# For tasks of other makes.

def _register_task(task):
    """From now on all_tasks() gives the task."""
    _alive[id(task)] = task


def _unregister_task(task):
    """The task is done."""
    _alive.pop(id(task), None)


def _enter_task(loop, task):
    """The task begins to run."""
    other = _running.setdefault(loop, task)
    if other is not task:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {other!r} is being executed.")


def _leave_task(loop, task):
    """The task stops to run."""
    other = _running.get(loop)
    if other is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {other!r}.")
    del _running[loop]


def _described_coroutine(coroutine):
    """How a coroutine is shown: its name and where it is, or where it was defined."""
    kind = "gi" if hasattr(coroutine, "gi_code") else "cr"
    name = getattr(coroutine, "__qualname__", None) or getattr(coroutine, "__name__", None) or type(coroutine).__name__
    code = getattr(coroutine, f"{kind}_code", None)
    frame = getattr(coroutine, f"{kind}_frame", None)
    if code is None:
        return f"{name}()"
    if frame is None:
        return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name}() running at {code.co_filename}:{frame.f_lineno}"


class Task(futures.Future):
    """A coroutine that runs in the event loop; as a future, of what the coroutine returns."""
    __module__ = "_asyncio"

    # What the coroutine waits for, and the error with which it ended being cancelled.
    _awaited = None
    _own_cancellation = None
    # Requests to cancel; and whether the coroutine is still to be told of one.
    _requests = 0
    _to_tell = False

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not is_coroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._coroutine = coro
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._context = contextvars.copy_context() if context is None else context
        _alive[id(self)] = self
        if eager_start and self._home.is_running():
            self._start_at_once()
        else:
            self._home.call_soon(self._step, context=self._context)

    def get_coro(self):
        """The coroutine; None if it was done at its eager start."""
        return self._coroutine

    def get_context(self):
        """The context in which it runs."""
        return self._context

    def get_name(self):
        """The name, for people."""
        return self._name

    def set_name(self, value):
        """Changes the name."""
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def _facts(self):
        yield "cancelling" if self._requests and not self.done() else self._stage
        yield f"name={self._name!r}"
        if self._coroutine is not None:
            yield f"coro=<{_described_coroutine(self._coroutine)}>"
        if self._awaited is not None:
            yield f"wait_for={self._awaited!r}"
        yield from self._facts_of_outcome()

    # --- cancelling

    def cancel(self, msg=None):
        """Asks the task to end: CancelledError is raised in the coroutine. False if it is done already."""
        if self.done():
            return False
        self._requests += 1
        if self._awaited is None or not self._awaited.cancel(msg=msg):
            self._to_tell = True
            self._cancel_text = msg
        return True

    def cancelling(self):
        """How many requests to cancel were made and not taken back."""
        return self._requests

    def uncancel(self):
        """Takes back one request to cancel; how many are left."""
        self._requests = max(0, self._requests - 1)
        self._to_tell = self._to_tell and self._requests > 0
        return self._requests

    def _cancellation(self):
        error, self._own_cancellation = self._own_cancellation, None
        return super()._cancellation() if error is None else error

    # --- running

    def _start_at_once(self):
        """Runs to the first wait inside of the task that makes this one."""
        loop = self._home
        maker = _running.get(loop)
        _running[loop] = self
        try:
            self._context.run(self._drive, None)
        finally:
            if maker is None:
                del _running[loop]
            else:
                _running[loop] = maker
            if self.done():
                self._coroutine = None

    def _step(self, error=None):
        """Runs to the next wait, with an error raised where the coroutine waits."""
        if self._stage != "pending":
            raise InvalidStateError(f"the task is done already: {self!r}, {error!r}")
        if self._to_tell:
            self._to_tell = False
            error = error if isinstance(error, CancelledError) else self._cancellation()
        self._awaited = None
        loop = self._home
        _enter_task(loop, self)
        try:
            self._drive(error)
        finally:
            _leave_task(loop, self)

    def _drive(self, error):
        coroutine = self._coroutine
        try:
            awaited = coroutine.send(None) if error is None else coroutine.throw(error)
        except StopIteration as stop:
            if self._to_tell:
                self._to_tell = False
                super().cancel(self._cancel_text)
            else:
                super().set_result(stop.value)
        except CancelledError as cancellation:
            self._own_cancellation = cancellation
            super().cancel()
        except BaseException as failure:
            super().set_exception(failure)
            if isinstance(failure, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            self._await(awaited)
            return
        finally:
            # No circle of the frame, its error and the error's traceback.
            error = None
            if self._stage != "pending":
                _alive.pop(id(self), None)

    def _await(self, awaited):
        """Goes on when what the coroutine yielded is done; None is a turn of the loop."""
        if awaited is None:
            self._home.call_soon(self._step, context=self._context)
            return
        complaint = self._complaint(awaited)
        if complaint is not None:
            self._home.call_soon(self._step, RuntimeError(complaint), context=self._context)
            return
        awaited._asyncio_future_blocking = False
        awaited.add_done_callback(self._go_on, context=self._context)
        self._awaited = awaited
        if self._to_tell and awaited.cancel(msg=self._cancel_text):
            self._to_tell = False

    def _complaint(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is None:
            if isinstance(awaited, types.GeneratorType):
                return f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
            return f"Task got bad yield: {awaited!r}"
        if awaited.get_loop() is not self._home:
            return f"Task {self!r} got Future {awaited!r} attached to a different loop"
        if not blocking:
            return f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        return f"Task cannot await on itself: {self!r}" if awaited is self else None

    def _go_on(self, awaited):
        try:
            awaited.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    # --- where it is

    def get_stack(self, *, limit=None):
        """The frames where the coroutine waits, as a list."""
        frame = getattr(self._coroutine, "cr_frame", None) or getattr(self._coroutine, "gi_frame", None)
        return [frame] if frame is not None else []

    def print_stack(self, *, limit=None, file=None):
        """Prints where the coroutine waits."""
        import sys
        import traceback
        out = sys.stderr if file is None else file
        frames = self.get_stack(limit=limit)
        print(f"Stack for {self!r} (most recent call last):" if frames else f"No stack for {self!r}", file=out)
        traceback.print_list(traceback.StackSummary.extract((frame, frame.f_lineno) for frame in frames), out)


def create_task(coro, *, name=None, context=None):
    """Makes a task of a coroutine in the running loop."""
    options = {} if context is None else {"context": context}
    return events.get_running_loop().create_task(coro, name=name, **options)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks start at once."""
    def make(loop, coro, **options):
        return custom_task_constructor(coro, loop=loop, eager_start=True, **options)
    return make


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    """A future of a coroutine or any awaitable; a future is given back as it is."""
    if futures.isfuture(coro_or_future):
        if loop not in (None, coro_or_future.get_loop()):
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not is_coroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _awaiting(coro_or_future)
    return (events.get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _awaiting(awaitable):
    return await awaitable


@types.coroutine
def _one_turn():
    yield


async def sleep(delay, result=None):
    """Waits for some seconds."""
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    if delay <= 0:
        await _one_turn()
        return result
    loop = events.get_running_loop()
    over = loop.create_future()
    alarm = loop.call_later(delay, _ring, over, result)
    try:
        return await over
    finally:
        alarm.cancel()


def _ring(future, value):
    if not future.done():
        future.set_result(value)


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in a loop from another thread; a future of concurrent.futures."""
    if not is_coroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    outcome = Future()

    def begin():
        try:
            ensure_future(coro, loop=loop).add_done_callback(end)
        except BaseException as error:
            if outcome.set_running_or_notify_cancel():
                outcome.set_exception(error)

    def end(task):
        if task.cancelled():
            outcome.cancel()
        if outcome.set_running_or_notify_cancel():
            futures.follow(task, outcome)

    loop.call_soon_threadsafe(begin)
    return outcome


from _asyncio_waiting import *  # they need what is above
