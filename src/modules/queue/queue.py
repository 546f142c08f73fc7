"""Queues between threads: first in first out, last in first out, and by priority.

Threads take turns only where they wait, so an operation that need not wait takes no lock; it stands back only where
the program holds `mutex`.
"""
import heapq
import threading
from collections import deque

from _queue import Empty, SimpleQueue

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    """There is no room for another item."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue; with maxsize > 0 put() waits while it is full.

    _init, _qsize, _put and _get say how items are kept; a subclass may keep them otherwise.
    """
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self.is_shutdown = False
        self.mutex = threading.Lock()
        self.not_empty, self.not_full, self.all_tasks_done = (threading.Condition(self.mutex) for _ in range(3))
        self._init(maxsize)

    def put(self, item, block=True, timeout=None):
        """Puts an item in. Raises Full if there is no room and it may not wait, or not longer."""
        if self.is_shutdown:
            raise ShutDown
        if self.maxsize > 0 or self.mutex.locked():
            self._wait(self.not_full, self._has_room, Full, block, timeout)
        self._put(item)
        self.unfinished_tasks += 1
        self.not_empty._sleepers.wake(1)

    def get(self, block=True, timeout=None):
        """Takes an item out. Raises Empty if there is none and it may not wait, or not longer."""
        if (timeout is not None and block) or self.mutex.locked() or not self._qsize():
            self._wait(self.not_empty, self._qsize, Empty, block, timeout)
        item = self._get()
        self.not_full._sleepers.wake(1)
        return item

    def _has_room(self):
        return self.is_shutdown or not 0 < self.maxsize <= self._qsize()

    def _wait(self, changed, possible, refusal, block, timeout):
        """Waits until an operation is possible. Raises `refusal` if it is not, ShutDown if it never will be."""
        with self.mutex:
            if block and timeout is not None and timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            deadline = threading._Deadline(timeout if block else 0)
            while not possible():
                if self.is_shutdown:
                    break
                if deadline.over():
                    raise refusal
                changed.wait(deadline.left())
            if self.is_shutdown and (refusal is Full or not possible()):
                raise ShutDown

    def put_nowait(self, item):
        """Puts an item in without waiting."""
        self.put(item, False)

    def get_nowait(self):
        """Takes an item out without waiting."""
        return self.get(False)

    def qsize(self):
        """How many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """True if there are no items."""
        return self.qsize() == 0

    def full(self):
        """True if there is no room."""
        return self.maxsize > 0 and self.qsize() >= self.maxsize

    def task_done(self):
        """Says that an item which was got is dealt with. Raises ValueError if called too often."""
        with self.mutex:
            if not self.unfinished_tasks:
                raise ValueError("task_done() called too many times")
            self._forget(1)

    def _forget(self, count):
        self.unfinished_tasks -= count
        if not self.unfinished_tasks:
            self.all_tasks_done.notify_all()

    def join(self):
        """Waits until all items are dealt with."""
        with self.mutex:
            self.all_tasks_done.wait_for(lambda: not self.unfinished_tasks)

    def shutdown(self, immediate=False):
        """Ends the queue: put() raises ShutDown, get() too once there is nothing left."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                dropped = 0
                while self._qsize():
                    self._get()
                    dropped += 1
                self._forget(min(dropped, self.unfinished_tasks))
                self.all_tasks_done.notify_all()
            for changed in (self.not_empty, self.not_full):
                changed.notify_all()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class LifoQueue(Queue):
    """A queue that gives the newest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """A queue that gives the smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)
