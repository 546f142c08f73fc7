"""Queues between tasks."""
import heapq
from collections import deque

from asyncio.locks import Event, Line

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown")


class QueueEmpty(Exception):
    """There is no item to get."""


class QueueFull(Exception):
    """There is no room for another item."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue; with maxsize > 0 put() waits while it is full.

    _init, _get and _put say how items are kept in _queue; a subclass may keep them otherwise.
    """
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, maxsize=0):
        self._limit = maxsize
        self._want_item, self._want_room = Line(self), Line(self)
        self._open_tasks = 0
        self._all_done = Event()
        self._all_done.set()
        self._shut = False
        self._init(maxsize)

    maxsize = property(lambda self: self._limit, doc="How many items there is room for; 0 for any number.")

    def _init(self, maxsize):
        self._queue = deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    def __str__(self):
        return f"<{type(self).__name__} {self._state()}>"

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._state()}>"

    def _state(self):
        facts = [f"maxsize={self._limit!r}"]
        if getattr(self, "_queue", None):
            facts.append(f"_queue={[*self._queue]!r}")
        for name, line in (("_getters", self._want_item), ("_putters", self._want_room)):
            if len(line):
                facts.append(f"{name}[{len(line)}]")
        if self._open_tasks:
            facts.append(f"tasks={self._open_tasks}")
        return " ".join(facts + ["shutdown"] * self._shut)

    def qsize(self):
        """How many items there are."""
        return len(self._queue)

    def empty(self):
        """True if there are no items."""
        return not self._queue

    def full(self):
        """True if there is no room."""
        return 0 < self._limit <= self.qsize()

    async def put(self, item):
        """Puts an item in; waits while there is no room."""
        while self.full() and not self._shut:
            await self._stand_in(self._want_room, self.full)
        self.put_nowait(item)

    async def get(self):
        """Takes an item out; waits while there is none."""
        while self.empty() and not self._shut:
            await self._stand_in(self._want_item, self.empty)
        return self.get_nowait()

    async def _stand_in(self, line, hopeless):
        """Waits in a line; one that is cancelled after it was woken wakes the next."""
        try:
            await line.wait()
        except BaseException:
            if not hopeless():
                line.wake()
            raise

    def put_nowait(self, item):
        """Puts an item in. Raises QueueFull if there is no room."""
        if self._shut:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._open_tasks += 1
        self._all_done.clear()
        self._want_item.wake()

    def get_nowait(self):
        """Takes an item out. Raises QueueEmpty if there is none."""
        if self.empty():
            raise QueueShutDown if self._shut else QueueEmpty
        item = self._get()
        self._want_room.wake()
        return item

    def task_done(self):
        """Says that an item which was got is dealt with. Raises ValueError if called too often."""
        if not self._open_tasks:
            raise ValueError("task_done() called too many times")
        self._settle(1)

    def _settle(self, count):
        self._open_tasks = max(0, self._open_tasks - count)
        if not self._open_tasks:
            self._all_done.set()

    async def join(self):
        """Waits until all items are dealt with."""
        if self._open_tasks:
            await self._all_done.wait()

    def shutdown(self, immediate=False):
        """Ends the queue: put() raises QueueShutDown, get() too once there is nothing left."""
        self._shut = True
        if immediate:
            dropped = 0
            while not self.empty():
                self._get()
                dropped += 1
            self._settle(dropped)
        for line in (self._want_item, self._want_room):
            line.wake(len(line))


class PriorityQueue(Queue):
    """A queue that gives the smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """A queue that gives the newest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
