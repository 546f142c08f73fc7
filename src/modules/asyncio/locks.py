"""Locks, events, conditions, semaphores and barriers for tasks."""
from asyncio import events
from asyncio.exceptions import BrokenBarrierError, CancelledError

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class Line:
    """Tasks that wait, in the order in which they came: a future for each. It belongs to the loop of the first one.

    `owner` is what they wait at, for messages.
    """

    def __init__(self, owner):
        self.futures = []
        self._owner = owner
        self._loop = None

    def __len__(self):
        return len(self.futures)

    def join(self):
        """A future at the end of the line."""
        loop = events._get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise RuntimeError(f"{self._owner!r} is bound to a different event loop")
        future = loop.create_future()
        self.futures.append(future)
        return future

    async def wait(self):
        """Waits at the end of the line until it is woken."""
        future = self.join()
        try:
            await future
        finally:
            self.futures.remove(future)

    def wake(self, most=1):
        """Wakes those that have waited longest; how many."""
        woken = 0
        for future in self.futures:
            if woken >= most:
                break
            if not future.done():
                future.set_result(True)
                woken += 1
        return woken

    def somebody_waits(self):
        return not all(future.cancelled() for future in self.futures)


def _shown(thing, state, line=()):
    waiting = f", waiters:{len(line)}" if len(line) else ""
    return f"<{object.__repr__(thing)[1:-1]} [{state}{waiting}]>"


class _Entered:
    """`async with` takes it and gives it back."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *details):
        self.release()


class Lock(_Entered):
    """A lock for tasks; they get it in the order in which they asked."""

    def __init__(self):
        self._line = Line(self)
        self._taken = False

    def __repr__(self):
        return _shown(self, "locked" if self._taken else "unlocked", self._line)

    def locked(self):
        """True if a task has it."""
        return self._taken

    async def acquire(self):
        """Waits for the lock and takes it."""
        if self._taken or self._line.somebody_waits():
            try:
                await self._line.wait()
            except CancelledError:
                # It may have been this task's turn: the next one's then.
                if not self._taken:
                    self._call_next()
                raise
        self._taken = True
        return True

    def release(self):
        """Gives the lock back. Raises RuntimeError if nobody has it."""
        if not self._taken:
            raise RuntimeError("Lock is not acquired.")
        self._taken = False
        self._call_next()

    def _call_next(self):
        first = next(iter(self._line.futures), None)
        if first is not None and not first.done():
            first.set_result(True)


class Event:
    """A flag that tasks can wait for."""

    def __init__(self):
        self._line = Line(self)
        self._up = False

    def __repr__(self):
        return _shown(self, "set" if self._up else "unset", self._line)

    def is_set(self):
        """Whether the flag is up."""
        return self._up

    def set(self):
        """Raises the flag and wakes all that wait."""
        if not self._up:
            self._up = True
            self._line.wake(len(self._line))

    def clear(self):
        """Takes the flag down."""
        self._up = False

    async def wait(self):
        """Waits until the flag is up."""
        if not self._up:
            await self._line.wait()
        return True


class Condition(_Entered):
    """A lock with a line of tasks that wait for a change of what it guards."""

    def __init__(self, lock=None):
        self._line = Line(self)
        self._lock = lock = Lock() if lock is None else lock
        self.acquire, self.release, self.locked = lock.acquire, lock.release, lock.locked

    def __repr__(self):
        return _shown(self, "locked" if self.locked() else "unlocked", self._line)

    def _check_locked(self, verb):
        if not self.locked():
            raise RuntimeError(f"cannot {verb} on un-acquired lock")

    async def wait(self):
        """Gives the lock back, waits for notify(), and takes the lock again."""
        self._check_locked("wait")
        self.release()
        try:
            try:
                await self._line.wait()
            finally:
                await self._take_back()
        except BaseException:
            # It may have been woken in vain: another task then.
            self._line.wake()
            raise
        return True

    async def _take_back(self):
        """Takes the lock whatever happens; being cancelled meanwhile is raised afterwards."""
        cancelled = None
        while True:
            try:
                await self.acquire()
            except CancelledError as error:
                cancelled = error
                continue
            break
        try:
            if cancelled is not None:
                raise cancelled
        finally:
            del cancelled

    async def wait_for(self, predicate):
        """Waits until the predicate is true; what it gave."""
        while not (answer := predicate()):
            await self.wait()
        return answer

    def notify(self, n=1):
        """Wakes up to n tasks that wait."""
        self._check_locked("notify")
        self._line.wake(n)

    def notify_all(self):
        """Wakes all tasks that wait."""
        self.notify(len(self._line))


class Semaphore(_Entered):
    """A counter that tasks take from and give back to; they wait while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._line = Line(self)
        self._value = value

    def __repr__(self):
        return _shown(self, "locked" if self.locked() else f"unlocked, value:{self._value}", self._line)

    def locked(self):
        """True if acquire() would have to wait."""
        return self._value == 0 or self._line.somebody_waits()

    async def acquire(self):
        """Takes one; waits for it if there is none. One that is woken finds its own taken off the counter."""
        if not self.locked():
            self._value -= 1
            return True
        mine = self._line.join()
        try:
            try:
                await mine
            finally:
                self._line.futures.remove(mine)
        except CancelledError:
            if mine.done() and not mine.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._hand_over():
                pass
        return True

    def release(self):
        """Gives one back."""
        self._value += 1
        self._hand_over()

    def _hand_over(self):
        woken = self._line.wake()
        self._value -= woken
        return woken


class BoundedSemaphore(Semaphore):
    """A semaphore that does not grow beyond what it started with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self):
        """Gives one back. Raises ValueError if there are all already."""
        if self._value >= self._most:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    """Lets tasks go on when enough of them have come; then it fills again."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._changed = Condition()
        # filling, draining (they go on), resetting (those inside get an error), broken.
        self._phase = "filling"
        self._inside = 0

    parties = property(lambda self: self._parties, doc="How many tasks it takes.")
    n_waiting = property(lambda self: self._inside * (self._phase == "filling"), doc="How many tasks have come.")
    broken = property(lambda self: self._phase == "broken", doc="Whether it lets nobody through any more.")

    def __repr__(self):
        waiting = "" if self.broken else f", waiters:{self.n_waiting}/{self.parties}"
        return _shown(self, self._phase + waiting)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *details):
        return None

    async def wait(self):
        """Waits for the others; the number of the caller among them."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._phase not in ("draining", "resetting"))
            if self.broken:
                raise BrokenBarrierError("Barrier aborted")
            number = self._inside
            self._inside += 1
            try:
                if self._inside == self._parties:
                    self._enter_phase("draining")
                await self._changed.wait_for(lambda: self._phase != "filling")
                if self._phase != "draining":
                    raise BrokenBarrierError("Abort or reset of barrier")
                return number
            finally:
                self._inside -= 1
                if not self._inside:
                    self._enter_phase("broken" if self.broken else "filling")

    def _enter_phase(self, phase):
        self._phase = phase
        self._changed.notify_all()

    async def reset(self):
        """Back to the start; those that wait get BrokenBarrierError."""
        async with self._changed:
            self._enter_phase("resetting" if self._inside else "filling")

    async def abort(self):
        """Breaks the barrier: those that wait, and all that come, get BrokenBarrierError."""
        async with self._changed:
            self._enter_phase("broken")
