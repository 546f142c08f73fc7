"""Heaps: lists whose first item is the smallest, kept so in logarithmic time."""
from _heapq import (
    _best, _heapify_max, _heappop_max, _heapreplace_max, _merged, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables into one sorted iterator, reading each only as far as needed.

    >>> list(merge([1, 3], [2, 4]))
    [1, 2, 3, 4]
    """
    yield from _merged(iterables, key, reverse)


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first: sorted(iterable, key=key)[:n].

    >>> nsmallest(2, [3, 1, 2])
    [1, 2]
    """
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest items, largest first: sorted(iterable, key=key, reverse=True)[:n].

    >>> nlargest(2, [3, 1, 2])
    [3, 2]
    """
    return _best(n, iterable, key, True)
