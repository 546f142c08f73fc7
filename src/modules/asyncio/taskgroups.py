"""Tasks that belong together."""
from asyncio import events, tasks
from asyncio.exceptions import CancelledError

__all__ = ("TaskGroup",)

_ends_program = (SystemExit, KeyboardInterrupt)


class TaskGroup:
    """Tasks that belong together: the block ends when all are done; if one fails the others are cancelled."""

    def __init__(self):
        # new, open, leaving (the block is over), then closed.
        self._phase = "new"
        self._members = set()
        self._failures = []
        # An error that ends the program goes before all others.
        self._fatal = None
        self._giving_up = False
        self._owner_told = False
        self._all_done = None

    def __repr__(self):
        facts = [f"{name}={len(items)}" for name, items in (("tasks", self._members), ("errors", self._failures))
                 if items]
        if self._giving_up:
            facts.append("cancelling")
        elif self._phase != "new":
            facts.append("entered")
        return f"<{' '.join(['TaskGroup', *facts])}>"

    async def __aenter__(self):
        if self._phase != "new":
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = events.get_running_loop()
        self._owner = tasks.current_task(self._loop)
        if self._owner is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._phase = "open"
        return self

    def create_task(self, coro, *, name=None, context=None):
        """Makes a task that belongs to the group."""
        complaint = None
        if self._phase == "new":
            complaint = "has not been entered"
        elif self._phase != "open" and not self._members:
            complaint = "is finished"
        elif self._giving_up:
            complaint = "is shutting down"
        if complaint is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {complaint}")
        options = {} if context is None else {"context": context}
        task = self._loop.create_task(coro, name=name, **options)
        if task.done():
            self._member_is_done(task)
        else:
            self._members.add(task)
            task.add_done_callback(self._member_is_done)
        return task

    def _member_is_done(self, task):
        self._members.discard(task)
        if not self._members and self._all_done is not None and not self._all_done.done():
            self._all_done.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._failures.append(error)
        self._note_fatal(error)
        if self._owner.done():
            about = f"Task {task!r} has errored out but its parent task {self._owner} is already completed"
            self._loop.call_exception_handler({"message": about, "exception": error, "task": task})
        elif not self._giving_up and not self._owner_told:
            self._give_up()
            self._owner_told = True
            self._owner.cancel()

    def _note_fatal(self, error):
        if self._fatal is None and isinstance(error, _ends_program):
            self._fatal = error

    def _give_up(self):
        self._giving_up = True
        for task in self._members:
            task.cancel()

    async def __aexit__(self, exc_type, error, trace):
        self._phase = "leaving"
        cancellation = error if isinstance(error, CancelledError) else None
        if error is not None:
            self._note_fatal(error)
            if not self._giving_up:
                self._give_up()
        cancellation = await self._wait_for_members() or cancellation
        self._phase = "closed"
        try:
            self._raise_what_is_left(error, cancellation)
        finally:
            # No circles of errors and frames.
            del error, cancellation
            self._failures, self._fatal, self._owner = [], None, None

    async def _wait_for_members(self):
        """Waits for all; the cancellation that came meanwhile, if one came first from outside."""
        cancellation = None
        while self._members:
            self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as error:
                if not self._giving_up:
                    cancellation = error
                    self._give_up()
        return cancellation

    def _raise_what_is_left(self, error, cancellation):
        if self._fatal is not None:
            raise self._fatal
        if self._owner_told and self._owner.uncancel() == 0:
            # The owner was cancelled by the group alone.
            cancellation = None
        if cancellation is not None and not self._failures:
            raise cancellation
        if error is not None and not isinstance(error, CancelledError):
            self._failures.append(error)
        if self._failures:
            if self._owner.cancelling():
                # Others want it cancelled too: it is, at its next wait.
                self._owner.uncancel()
                self._owner.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._failures) from None
