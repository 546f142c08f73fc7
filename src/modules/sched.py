"""An event scheduler: calls functions at their times."""
import heapq
import time
from collections import namedtuple
from itertools import count

__all__ = ["scheduler"]

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs", module="sched")
Event.time.__doc__ = "When the event is due, by the scheduler's clock."
Event.priority.__doc__ = "Of events due at the same time the one with the lower priority is first."
Event.sequence.__doc__ = "Counts up, so that events that are equal otherwise keep their order."
Event.action.__doc__ = "What is called."
Event.argument.__doc__ = "Its positional arguments."
Event.kwargs.__doc__ = "Its keyword arguments."

_sentinel = object()


class scheduler:
    """Runs events in the order of their times, waiting in between."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._sequence_generator = count()
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Adds an event at a time; what it gives can be cancelled."""
        if kwargs is _sentinel:
            kwargs = {}
        event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Adds an event that is due after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Removes an event. Raises ValueError if it is not there."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        """True if there are no events."""
        return not self._queue

    def run(self, blocking=True):
        """Runs all events; with blocking=False those that are due, and gives the time to the next one."""
        queue = self._queue
        while queue:
            time, priority, sequence, action, argument, kwargs = queue[0]
            now = self.timefunc()
            if time > now:
                if not blocking:
                    return time - now
                self.delayfunc(time - now)
            else:
                heapq.heappop(queue)
                action(*argument, **kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        """The events in the order in which they will run."""
        events = self._queue[:]
        return list(map(heapq.heappop, [events] * len(events)))
