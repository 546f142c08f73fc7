"""
What a test can say about values. Assertions that compare two values, or a value and None, are made from their sentences.

Must not know: how tests are run.
"""
import operator
from unittest.util import _common_shorten_repr as shortened
from unittest.util import _count_diff_all_purpose, _count_diff_hashable, safe_repr

__unittest = True

_EQUALITIES = {
    str: "assertMultiLineEqual", dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
    set: "assertSetEqual", frozenset: "assertSetEqual",
}
DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."
_unreadable = (TypeError, IndexError, NotImplementedError)
_absent = object()


def _relation(name, holds, sentence, about=""):
    """An assertion about two values; the sentence has a place for each of them."""
    def check(self, first, second, msg=None):
        if not holds(first, second):
            self._refuse(msg, sentence % (safe_repr(first), safe_repr(second)))

    check.__name__ = name
    check.__qualname__ = f"TestCase.{name}"
    check.__doc__ = about or f"Fails unless the relation of the two holds: not '{sentence % ('a', 'b')}'."
    return check


def _property(name, holds, sentence):
    """An assertion about one value."""
    def check(self, obj, msg=None):
        if not holds(obj):
            self._refuse(msg, sentence % safe_repr(obj) if "%" in sentence else sentence)

    check.__name__ = name
    check.__qualname__ = f"TestCase.{name}"
    return check


def _lines_of(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _difference(before, after, between):
    """The lines that differ, after an empty one."""
    import difflib
    return "\n" + between.join(difflib.ndiff(before, after))


def _item(sequence, index):
    """An item, or _absent where the sequence does not give it."""
    try:
        return sequence[index]
    except _unreadable:
        return _absent


class Assertions:
    """The assertions of TestCase."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _longest_compared = 1 << 16

    def _message(self, msg, standard):
        """What a failure says: the standard sentence, and what the test adds or puts in its place."""
        if msg is None or self.longMessage is False and not msg:
            return standard
        return f"{standard} : {msg}" if self.longMessage else msg

    def _refuse(self, msg, standard):
        raise self.failureException(self._message(msg, standard))

    def _with_diff(self, told, diff):
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = DIFF_OMITTED % len(diff)
        return told + diff

    def fail(self, msg=None):
        """Fails, with a message."""
        raise self.failureException(msg)

    assertTrue = _property("assertTrue", bool, "%s is not true")
    assertFalse = _property("assertFalse", operator.not_, "%s is not false")
    assertIsNone = _property("assertIsNone", lambda obj: obj is None, "%s is not None")
    assertIsNotNone = _property("assertIsNotNone", lambda obj: obj is not None, "unexpectedly None")
    assertLess = _relation("assertLess", operator.lt, "%s not less than %s")
    assertLessEqual = _relation("assertLessEqual", operator.le, "%s not less than or equal to %s")
    assertGreater = _relation("assertGreater", operator.gt, "%s not greater than %s")
    assertGreaterEqual = _relation("assertGreaterEqual", operator.ge, "%s not greater than or equal to %s")
    assertNotEqual = _relation("assertNotEqual", operator.ne, "%s == %s")
    assertIs = _relation("assertIs", operator.is_, "%s is not %s")
    assertIn = _relation("assertIn", lambda member, container: member in container, "%s not found in %s")
    assertNotIn = _relation(
        "assertNotIn", lambda member, container: member not in container, "%s unexpectedly found in %s")

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fails where both are the same object."""
        if expr1 is expr2:
            self._refuse(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsInstance(self, obj, cls, msg=None):
        """Fails unless the object is of the class, or of one of a tuple of classes."""
        if not isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fails where the object is of the class."""
        if isinstance(obj, cls):
            self._refuse(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    # --- equality

    def assertEqual(self, first, second, msg=None):
        """Fails unless both are equal; tells how values of one builtin class differ."""
        check = self._equalities.get(type(first)) if type(first) is type(second) else None
        if check is None:
            self._plainly_equal(first, second, msg)
        else:
            (getattr(self, check) if isinstance(check, str) else check)(first, second, msg=msg)

    def _plainly_equal(self, first, second, msg=None):
        if not first == second:
            self._refuse(msg, "%s != %s" % shortened(first, second))

    def _near(self, first, second, places, delta):
        """(whether two numbers are near each other, by which measure, their difference)"""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            return apart <= delta, f"within {safe_repr(delta)} delta", apart
        digits = 7 if places is None else places
        return round(apart, digits) == 0, f"within {digits!r} places", apart

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fails unless two numbers are equal when their difference is rounded to `places`, or apart by `delta` at most."""
        if first == second:
            return
        near, measure, apart = self._near(first, second, places, delta)
        if not near:
            self._refuse(
                msg, f"{safe_repr(first)} != {safe_repr(second)} {measure} ({safe_repr(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fails where two numbers are near each other, as assertAlmostEqual measures it."""
        near, measure, apart = self._near(first, second, places, delta)
        if near or first == second:
            told = f"{safe_repr(first)} == {safe_repr(second)} {measure}"
            self._refuse(msg, told if delta is None else f"{told} ({safe_repr(apart)} difference)")

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fails unless two texts are equal; tells which lines differ."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._longest_compared:
            self._plainly_equal(first, second, msg)
        unfinished = any(text and text[-1] not in "\n\r" for text in (first, second))
        lines = [(text + "\n" if text and unfinished else text).splitlines(True) for text in (first, second)]
        self.fail(self._message(msg, self._with_diff("%s != %s" % shortened(first, second), _difference(*lines, ""))))

    def assertDictEqual(self, d1, d2, msg=None):
        """Fails unless two dicts are equal; tells which lines of their texts differ."""
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = _difference(_lines_of(d1), _lines_of(d2), "\n")
            self.fail(self._message(msg, self._with_diff("%s != %s" % shortened(d1, d2), diff)))

    def assertListEqual(self, list1, list2, msg=None):
        """Fails unless two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fails unless two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fails unless two sequences are equal, and of a class if one is given; tells where they differ first."""
        name = "sequence" if seq_type is None else seq_type.__name__
        places = (("First", seq1), ("Second", seq2))
        for place, sequence in places if seq_type is not None else ():
            if not isinstance(sequence, seq_type):
                raise self.failureException(f"{place} sequence is not a {name}: {safe_repr(sequence)}")
        told = self._lengthless(places, name)
        if told is None:
            if seq1 == seq2:
                return
            told = self._first_difference(seq1, seq2, name)
            if told is None:
                if len(seq1) == len(seq2) and seq_type is None and type(seq1) is not type(seq2):
                    return
                told = ""
            told = f"{name.capitalize()}s differ: %s != %s\n" % shortened(seq1, seq2) + told
            told += self._surplus(places, name)
        self.fail(self._message(msg, self._with_diff(told, _difference(_lines_of(seq1), _lines_of(seq2), "\n"))))

    @staticmethod
    def _lengthless(places, name):
        for place, sequence in places:
            try:
                len(sequence)
            except (TypeError, NotImplementedError):
                return f"{place} {name} has no length.    Non-sequence?"
        return None

    @staticmethod
    def _first_difference(seq1, seq2, name):
        """What is said about the first items that differ; None if all that both have are equal."""
        for at in range(min(len(seq1), len(seq2))):
            items = _item(seq1, at), _item(seq2, at)
            for place, item in zip(("first", "second"), items):
                if item is _absent:
                    return f"\nUnable to index element {at} of {place} {name}\n"
            if items[0] != items[1]:
                return f"\nFirst differing element {at}:\n" + "%s\n%s\n" % shortened(*items)
        return None

    @staticmethod
    def _surplus(places, name):
        """What is said about the items that only the longer sequence has."""
        (place, longer), (_, shorter) = sorted(places, key=lambda pair: len(pair[1]), reverse=True)
        more = len(longer) - len(shorter)
        if more == 0:
            return ""
        extra = _item(longer, len(shorter))
        told = f"\n{place} {name} contains {more} additional elements.\n"
        if extra is _absent:
            return told + f"Unable to index element {len(shorter)} of {place.lower()} {name}\n"
        return told + f"First extra element {len(shorter)}:\n{safe_repr(extra)}\n"

    def _missing_in(self, place, one, other):
        try:
            return one.difference(other)
        except TypeError as error:
            self.fail(f"invalid type when attempting set difference: {error}")
        except AttributeError as error:
            self.fail(f"{place} argument does not support set difference: {error}")

    def assertSetEqual(self, set1, set2, msg=None):
        """Fails unless two sets are equal; tells what only one of them has."""
        told = []
        extra = self._missing_in("first", set1, set2), self._missing_in("second", set2, set1)
        for place, other, items in zip(("first", "second"), ("second", "first"), extra):
            if items:
                told += [f"Items in the {place} set but not the {other}:", *map(repr, items)]
        if told:
            self.fail(self._message(msg, "\n".join(told)))

    def assertCountEqual(self, first, second, msg=None):
        """Fails unless two iterables have the same items, each as often, in any order."""
        items = list(first), list(second)
        try:
            found = _count_diff_hashable(*items)
        except TypeError:
            found = _count_diff_all_purpose(*items)
        if found:
            rows = [f"First has {mine}, Second has {theirs}:  {item!r}" for mine, theirs, item in found]
            self.fail(self._message(msg, self._with_diff("Element counts were not equal:\n", "\n".join(rows))))

    # --- texts

    @staticmethod
    def _compiled(pattern):
        if isinstance(pattern, (str, bytes)):
            import re
            return re.compile(pattern)
        return pattern

    def assertRegex(self, text, expected_regex, msg=None):
        """Fails unless the pattern is found in the text."""
        assert expected_regex, "expected_regex must not be empty."
        pattern = self._compiled(expected_regex)
        if pattern.search(text) is None:
            self._refuse(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fails where the pattern is found in the text."""
        pattern = self._compiled(unexpected_regex)
        found = pattern.search(text)
        if found is not None:
            self._refuse(msg, f"Regex matched: {found[0]!r} matches {pattern.pattern!r} in {text!r}")

    # --- exceptions, warnings, messages

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fails unless an exception of the class is raised: by a call, or in a with statement."""
        from _unittest_expectations import Raised
        return Raised(self, "assertRaises", expected_exception).begun(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """assertRaises, and the pattern must be found in the exception's text."""
        from _unittest_expectations import Raised
        return Raised(self, "assertRaisesRegex", expected_exception, expected_regex).begun(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fails unless there is a warning of the class: by a call, or in a with statement."""
        from _unittest_expectations import Warned
        return Warned(self, "assertWarns", expected_warning).begun(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """assertWarns, and the pattern must be found in the warning's text."""
        from _unittest_expectations import Warned
        return Warned(self, "assertWarnsRegex", expected_warning, expected_regex).begun(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A context that fails unless something is logged in it, at a level or above."""
        from unittest._log import Logged
        return Logged(self, logger, level, wanted=True)

    def assertNoLogs(self, logger=None, level=None):
        """A context that fails where something is logged in it, at a level or above."""
        from unittest._log import Logged
        return Logged(self, logger, level, wanted=False)
