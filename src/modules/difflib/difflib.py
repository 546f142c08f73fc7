"""Comparing sequences: what is equal, what has to change, and ways to show it."""
import collections as _collections
import heapq as _heapq
from _difflib import matching_blocks as _matching_blocks, shared as _shared

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "Match",
]

Match = _collections.namedtuple("Match", ("a", "b", "size"))

# From this length on, elements that make up more than a hundredth of a sequence say nothing about where it is.
_LONG = 200


def _share(matches, total):
    return 2.0 * matches / total if total else 1.0


class SequenceMatcher:
    """Finds the longest matching blocks of two sequences, then those on its sides, and so on.

    >>> SequenceMatcher(None, 'abcd', 'bcde').ratio()
    0.75
    """

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Sets both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence; what is known of the second stays."""
        if self.a is not a:
            self.a = a
            self._forget()

    def set_seq2(self, b):
        """Sets the second sequence, which is worked through once for many first ones."""
        if self.b is not b:
            self.b = b
            self._counts = self._known_places = self._known_junk = None
            self._forget()

    def _forget(self):
        self.opcodes = None
        self.matching_blocks = None

    def _places(self):
        """Where in b each element is that counts; the elements that are junk; those that are too common."""
        if self._known_places is None:
            places = _collections.defaultdict(list)
            for place, element in enumerate(self.b):
                places[element].append(place)
            junk = set(self._junk())
            popular = set()
            if self.autojunk and len(self.b) >= _LONG:
                most = len(self.b) // 100 + 1
                popular = {element for element, where in places.items() if len(where) > most} - junk
            for element in junk | popular:
                del places[element]
            self._known_places = dict(places), junk, popular
        return self._known_places

    def _junk(self):
        if self._known_junk is None:
            self._known_junk = tuple(filter(self.isjunk, dict.fromkeys(self.b))) if self.isjunk else ()
        return self._known_junk

    b2j = property(lambda self: self._places()[0])
    bjunk = property(lambda self: self._places()[1])
    bpopular = property(lambda self: self._places()[2])

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block in a[alo:ahi] and b[blo:bhi]; of equally long ones the first in a, then in b."""
        a_end = len(self.a) if ahi is None else ahi
        b_end = len(self.b) if bhi is None else bhi
        end_in_a, end_in_b, size = alo, blo, 0
        where = self.b2j.get
        # For each place in b the length of the block that ends there and at the last element of a.
        running = {}
        for i in range(alo, a_end):
            longer = {}
            for j in where(self.a[i], ()):
                if j >= b_end:
                    break
                if j >= blo:
                    longer[j] = length = running.get(j - 1, 0) + 1
                    if length > size:
                        end_in_a, end_in_b, size = i + 1, j + 1, length
            running = longer
        return self._widened(end_in_a - size, end_in_b - size, size, alo, a_end, blo, b_end)

    def _widened(self, i, j, size, alo, ahi, blo, bhi):
        """The block with what is equal beside it: first elements that were left out as popular, then junk."""
        a, b, junk = self.a, self.b, self.bjunk
        for taking_junk in False, True:
            while i > alo and j > blo and a[i - 1] == b[j - 1] and (b[j - 1] in junk) is taking_junk:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and a[i + size] == b[j + size] and (
                    b[j + size] in junk) is taking_junk:
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """All blocks in order; the last one is empty and stands at both ends."""
        if self.matching_blocks is None:
            end = Match(len(self.a), len(self.b), 0)
            found = _matching_blocks(self.a, self.b, bool(self.autojunk), self._junk())
            if found is not None:
                self.matching_blocks = [*map(Match._make, found), end]
                return self.matching_blocks
            merged = []
            for block in sorted(self._blocks()):
                if merged and (merged[-1].a + merged[-1].size, merged[-1].b + merged[-1].size) == block[:2]:
                    merged[-1] = merged[-1]._replace(size=merged[-1].size + block.size)
                else:
                    merged.append(block)
            self.matching_blocks = merged + [end]
        return self.matching_blocks

    def _blocks(self):
        areas = [(0, len(self.a), 0, len(self.b))]
        while areas:
            alo, ahi, blo, bhi = areas.pop()
            if alo < ahi and blo < bhi:
                block = self.find_longest_match(alo, ahi, blo, bhi)
                if block.size:
                    yield block
                    areas.append((alo, block.a, blo, block.b))
                    areas.append((block.a + block.size, ahi, block.b + block.size, bhi))

    def get_opcodes(self):
        """How to turn a into b: (tag, start in a, end in a, start in b, end in b), one after the other."""
        if self.opcodes is None:
            self.opcodes = codes = []
            i = j = 0
            for a, b, size in self.get_matching_blocks():
                tag = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}.get((i < a, j < b))
                if tag:
                    codes.append((tag, i, a, j, b))
                i, j = a + size, b + size
                if size:
                    codes.append(("equal", a, i, b, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups, with at most n equal elements around the changes."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        # What is equal at the ends is cut in the list itself, as CPython does.
        codes[0] = _last_of(codes[0], n)
        codes[-1] = _first_of(codes[-1], n)
        group = []
        for code in codes:
            if code[0] == "equal" and code[2] - code[1] > 2 * n:
                yield [*group, _first_of(code, n)]
                group, code = [], _last_of(code, n)
            group.append(code)
        if [code[0] for code in group] not in ([], ["equal"]):
            yield group

    def ratio(self):
        """How similar they are, from 0 to 1."""
        return _share(sum([size for _, _, size in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(): the elements they share in any order."""
        count = _shared(self.a, self.b)
        if count is None:
            if self._counts is None:
                self._counts = _collections.Counter(self.b)
            count = (_collections.Counter(self.a) & self._counts).total()
        return _share(count, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio() by the lengths alone."""
        one, other = len(self.a), len(self.b)
        return _share(one if one < other else other, one + other)

    def _reaches(self, least):
        """The ratio if it is at least that, told by the cheapest bound that can."""
        if self.real_quick_ratio() >= least and self.quick_ratio() >= least and (ratio := self.ratio()) >= least:
            return ratio
        return None

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n best of the possibilities that are similar enough, best first.

    >>> get_close_matches('appel', ['ape', 'apple', 'peach'])
    ['apple', 'ape']
    """
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher(b=word)
    rated = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if (ratio := matcher._reaches(cutoff)) is not None:
            rated.append((ratio, possibility))
    return [possibility for _, possibility in _heapq.nlargest(n, rated)]


def _first_of(code, n):
    """The first n elements of an opcode, if it says that they are equal."""
    tag, i1, i2, j1, j2 = code
    return (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)) if tag == "equal" else code


def _last_of(code, n):
    tag, i1, i2, j1, j2 = code
    return (tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2) if tag == "equal" else code


# === deltas for people ===

class Differ:
    """Differences of lists of lines that people can read, with marks inside lines that are similar."""

    # Lines that are at least this similar are shown as one line that changed; those below the other are not looked at.
    _SIMILAR, _LEAST = 0.75, 0.74

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """The lines of both, each with two characters before it that say whose it is; `? ` lines mark changes."""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._changed(a[i1:i2], b[j1:j2])
            elif tag == "equal":
                yield from _signed("  ", a[i1:i2])
            else:
                yield from _signed("- ", a[i1:i2])
                yield from _signed("+ ", b[j1:j2])

    def _changed(self, old, new):
        """Shows the most similar pair of lines, and in the same way what lies before and behind it."""
        # Parts still to be shown, the first of them last: lists of lines, or a pair.
        parts = [(old, new)]
        while parts:
            old, new = parts.pop()
            if isinstance(old, str):
                yield from self._pair(old, new)
                continue
            place = self._most_similar(old, new) if old and new else None
            if place is None:
                yield from _apart(old, new)
                continue
            i, j = place
            parts.append((old[i + 1:], new[j + 1:]))
            parts.append((old[i], new[j]))
            parts.append((old[:i], new[:j]))

    def _most_similar(self, old, new):
        """Where the pair is that is most similar without being equal; else the first equal one, if any."""
        matcher = SequenceMatcher(self.charjunk)
        best, pair, equal = self._LEAST, None, None
        for j, line in enumerate(new):
            matcher.set_seq2(line)
            for i, other in enumerate(old):
                if other == line:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(other)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best) and (ratio := matcher.ratio()) > best:
                    best, pair = ratio, (i, j)
        return pair if best >= self._SIMILAR else equal

    def _pair(self, old, new):
        if old == new:
            yield f"  {old}"
            return
        matcher = SequenceMatcher(self.charjunk, old, new)
        marks = ["", ""]
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            for which, size in (0, i2 - i1), (1, j2 - j1):
                mark = "^" if tag == "replace" else " " if tag == "equal" else "-+"[which]
                marks[which] += mark * size
        for sign, line, below in zip("-+", (old, new), marks):
            yield f"{sign} {line}"
            # Blanks of the line itself keep the marks below it in their columns.
            kept = [own if mark == " " and own.isspace() else mark for own, mark in zip(line, below)]
            if shown := "".join(kept).rstrip():
                yield f"? {shown}\n"


def _signed(sign, lines):
    return [f"{sign}{line}" for line in lines]


def _apart(old, new):
    """Lines that have nothing to do with each other: the shorter part first, old ones where both are as long."""
    parts = [_signed("- ", old), _signed("+ ", new)]
    if new and len(new) < len(old):
        parts.reverse()
    return parts[0] + parts[1]


def IS_LINE_JUNK(line, pat=None):
    """True for blank lines, and for those of a single #."""
    return pat(line) is not None if pat else line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """True for blanks."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The delta that a Differ makes of two lists of lines."""
    differ = Differ(linejunk, charjunk)
    return differ.compare(a, b)


def restore(delta, which):
    """One of the two texts that a delta was made from: 1 or 2."""
    own = {1: "- ", 2: "+ "}.get(int(which))
    if own is None:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    yield from (line[2:] for line in delta if line.startswith((own, "  ")))


# === deltas for programs ===

def _check_text(lines, others):
    for text in (seq[0] for seq in lines if seq):
        if not isinstance(text, str):
            raise TypeError(f"lines to compare must be str, not {type(text).__name__} ({text!r})")
    for text in others:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def _heading(sign, name, date, end):
    return f"{sign} {name}" + (f"\t{date}" if date else "") + end


def _lines_unified(start, stop):
    size = stop - start
    return f"{start + 1}" if size == 1 else f"{start + bool(size)},{size}"


def _lines_context(start, stop):
    return f"{start + 1},{stop}" if stop - start > 1 else f"{stop}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of a unified diff of two lists of lines, with n lines around each change."""
    _check_text((a, b), (fromfile, tofile, fromfiledate, tofiledate, lineterm))
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading("---", fromfile, fromfiledate, lineterm)
            yield _heading("+++", tofile, tofiledate, lineterm)
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f"@@ -{_lines_unified(i1, i2)} +{_lines_unified(j1, j2)} @@{lineterm}"
        for tag, a1, a2, b1, b2 in group:
            if tag == "equal":
                yield from _signed(" ", a[a1:a2])
            else:
                yield from _signed("-", a[a1:a2])
                yield from _signed("+", b[b1:b2])


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The lines of a context diff of two lists of lines, with n lines around each change."""
    _check_text((a, b), (fromfile, tofile, fromfiledate, tofiledate, lineterm))
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _heading("***", fromfile, fromfiledate, lineterm)
            yield _heading("---", tofile, tofiledate, lineterm)
        yield "*" * 15 + lineterm
        yield f"*** {_lines_context(group[0][1], group[-1][2])} ****{lineterm}"
        yield from _side(group, a, 1, {"equal": "  ", "replace": "! ", "delete": "- "})
        yield f"--- {_lines_context(group[0][3], group[-1][4])} ----{lineterm}"
        yield from _side(group, b, 3, {"equal": "  ", "replace": "! ", "insert": "+ "})


def _side(group, lines, at, signs):
    """The lines of one side, if any of them has changed."""
    if any(code[0] != "equal" and code[0] in signs for code in group):
        for code in group:
            if code[0] in signs:
                yield from _signed(signs[code[0]], lines[code[at]:code[at + 1]])


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """A diff of bytes whose encoding nobody knows: `dfunc` sees each byte as a character."""
    def as_text(data):
        try:
            return str(data.decode("ascii", "surrogateescape"))
        except AttributeError as error:
            problem = f"all arguments must be bytes, not {type(data).__name__} ({data!r})"
            raise TypeError(problem) from error

    texts = [as_text(line) for line in a], [as_text(line) for line in b]
    names = [as_text(name) for name in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(*texts, *names, n, as_text(lineterm)):
        yield bytes(line, "ascii", "surrogateescape")
