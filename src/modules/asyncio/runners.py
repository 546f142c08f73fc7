"""Running a program's main coroutine."""
import contextvars

from asyncio import events, tasks

__all__ = ("Runner", "run")


class Runner:
    """Runs coroutines one after the other in the same loop and context, which are made when first needed."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._make_loop = loop_factory
        self._loop = self._context = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *details):
        self.close()

    def get_loop(self):
        """The loop, made when it is first asked for."""
        if self._loop is None:
            if self._closed:
                raise RuntimeError("Runner is closed")
            self._open()
        return self._loop

    def _open(self):
        made = (self._make_loop or events.new_event_loop)()
        if self._make_loop is None:
            events.set_event_loop(made)
        if self._debug is not None:
            made.set_debug(self._debug)
        self._loop, self._context = made, contextvars.copy_context()

    def run(self, coro, *, context=None):
        """Runs a coroutine; gives its result or raises its exception."""
        if not tasks.is_coroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        _refuse_inside_loop("Runner.run()")
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro, context=context or self._context))

    def close(self):
        """Cancels what is left and closes the loop."""
        loop = self._loop
        if loop is None:
            return
        try:
            _end_tasks(loop)
            for ending in (loop.shutdown_asyncgens, loop.shutdown_default_executor):
                loop.run_until_complete(ending())
        finally:
            if self._make_loop is None:
                events.set_event_loop(None)
            loop.close()
            self._loop, self._closed = None, True


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a fresh loop; gives its result or raises its exception.

    >>> async def answer(): return 42
    >>> run(answer())
    42
    """
    _refuse_inside_loop("asyncio.run()")
    with Runner(loop_factory=loop_factory, debug=debug) as only:
        return only.run(main)


def _refuse_inside_loop(what):
    inside = events._get_running_loop()
    if inside is not None:
        raise RuntimeError(f"{what} cannot be called from a running event loop")


def _end_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            about = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": about, "exception": error, "task": task})
