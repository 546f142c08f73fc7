"""Heaps: lists whose first item is the smallest, kept so in logarithmic time."""
from _heapq import (
    _best, _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables into one sorted iterator, reading each only as far as needed.

    >>> list(merge([1, 3], [2, 4]))
    [1, 2, 3, 4]
    """
    if reverse:
        build, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        build, pop, replace, direction = heapify, heappop, heapreplace, 1
    # Entries are [key, position of the iterable, item, next]: equal keys keep the order of the iterables.
    heap = []
    for position, iterator in enumerate(map(iter, iterables)):
        try:
            advance = iterator.__next__
            item = advance()
            heap.append([item if key is None else key(item), position * direction, item, advance])
        except StopIteration:
            pass
    build(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                item = entry[2] = entry[3]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        item, advance = heap[0][2:]
        yield item
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first: sorted(iterable, key=key)[:n].

    >>> nsmallest(2, [3, 1, 2])
    [1, 2]
    """
    if n == 1:
        nothing = object()
        result = min(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest items, largest first: sorted(iterable, key=key, reverse=True)[:n].

    >>> nlargest(2, [3, 1, 2])
    [3, 2]
    """
    if n == 1:
        nothing = object()
        result = max(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, True)
