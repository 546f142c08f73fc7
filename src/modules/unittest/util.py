"""How values look in the messages of assertions."""
from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH = 80
_HIDDEN = 12
_EDGE = 5
_MIN_DIFF = _MAX_LENGTH - (_EDGE + _HIDDEN + _EDGE + _HIDDEN + _EDGE)
_Mismatch = namedtuple("Mismatch", "actual expected value")


def _shorten(text, head, tail):
    hidden = len(text) - head - tail
    if hidden > _HIDDEN:
        return "%s[%d chars]%s" % (text[:head], hidden, text[len(text) - tail:])
    return text


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for at, char in enumerate(low):
        if char != high[at]:
            return low[:at]
    return low


def _common_shorten_repr(*values):
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    length = len(prefix)
    shared = _MAX_LENGTH - (longest - length + _EDGE + _HIDDEN)
    if shared > _EDGE:
        prefix = _shorten(prefix, _EDGE, shared)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _EDGE, _EDGE)
    return tuple(prefix + _shorten(text[length:], _MIN_DIFF, _EDGE) for text in texts)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def three_way_cmp(x, y):
    """-1, 0 or 1 as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)


def _count_diff_all_purpose(actual, expected):
    """The elements of two sequences, hashable or not, whose counts differ."""
    left, right = list(actual), list(expected)
    taken = object()
    found = []
    for first, second, turned in ((left, right, False), (right, left, True)):
        for at, elem in enumerate(first):
            if elem is taken:
                continue
            mine = theirs = 0
            for index in range(at, len(first)):
                if first[index] == elem:
                    mine += 1
                    first[index] = taken
            for index, other in enumerate(second):
                if other == elem:
                    theirs += 1
                    second[index] = taken
            if mine != theirs:
                found.append(_Mismatch(theirs, mine, elem) if turned else _Mismatch(mine, theirs, elem))
    return found


def _count_diff_hashable(actual, expected):
    left, right = Counter(actual), Counter(expected)
    found = []
    for elem, count in left.items():
        other = right.get(elem, 0)
        if count != other:
            found.append(_Mismatch(count, other, elem))
    for elem, count in right.items():
        if elem not in left:
            found.append(_Mismatch(0, count, elem))
    return found
