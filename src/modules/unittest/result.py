"""What became of the tests of a run. Tests tell it, runners show it."""
import sys

from unittest.util import strclass

__unittest = True

STDOUT_LINE, STDERR_LINE = "\nStdout:\n%s", "\nStderr:\n%s"


def failfast(method):
    """A method that ends the run, where the result is to end with the first failure."""
    from functools import wraps

    @wraps(method)
    def ending(self, *args, **kw):
        self._end_if_wanted()
        return method(self, *args, **kw)

    return ending


class TestResult:
    """Counts tests and keeps the bad ends, each with the text of its traceback."""
    buffer = tb_locals = shouldStop = False
    testsRun = 0
    _shows_output = False
    _captured = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.errors, self.failures, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.failfast = False
        self._streams = sys.stdout, sys.stderr

    def __repr__(self):
        counts = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{strclass(type(self))} {counts}>"

    def wasSuccessful(self):
        """True if nothing failed so far."""
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", None))

    def stop(self):
        """No more tests are begun."""
        self.shouldStop = True

    def _end_if_wanted(self):
        if getattr(self, "failfast", False):
            self.stop()

    # --- called by runners and tests

    def startTestRun(self):
        """Before the first test."""

    def stopTestRun(self):
        """After the last test."""

    def startTest(self, test):
        """Before a test."""
        self.testsRun += 1
        self._shows_output = False
        self._begin_capture()

    def stopTest(self, test):
        """After a test, whatever came of it."""
        self._end_capture()
        self._shows_output = False

    def addSuccess(self, test):
        """The test ended well."""

    def addSkip(self, test, reason):
        """The test was not run, or not to its end."""
        self.skipped.append((test, reason))

    def _bad(self, found, test, err, described_by):
        found.append((test, self._shown(err, described_by)))
        self._shows_output = True

    @failfast
    def addError(self, test, err):
        """The test raised something that is no failure of an assertion; err is what sys.exc_info() gave."""
        self._bad(self.errors, test, err, test)

    @failfast
    def addFailure(self, test, err):
        """An assertion failed."""
        self._bad(self.failures, test, err, test)

    def addSubTest(self, test, subtest, err):
        """A subtest ended; err is None if it ended well."""
        if err is None:
            return
        self._end_if_wanted()
        failed = issubclass(err[0], test.failureException)
        self._bad(self.failures if failed else self.errors, subtest, err, test)

    def addExpectedFailure(self, test, err):
        """The test failed, as it is expected to."""
        self.expectedFailures.append((test, self._shown(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """The test ended well, though it is expected to fail."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """How many seconds the test took."""
        self.collectedDurations.append((str(test), elapsed))

    def printErrors(self):
        """Shows the bad ends; here nothing."""

    # --- what tests print

    def _begin_capture(self):
        if not self.buffer:
            return
        if self._captured is None:
            from io import StringIO
            self._captured = StringIO(), StringIO()
        sys.stdout, sys.stderr = self._captured

    def _end_capture(self):
        if not self.buffer:
            return
        if self._shows_output:
            for original, text in zip(self._streams, self._output()):
                original.write(text)
        sys.stdout, sys.stderr = self._streams
        for each in self._captured:
            each.seek(0)
            each.truncate()

    def _output(self):
        """What was printed on both streams, with a heading if it is anything."""
        for heading, stream in (STDOUT_LINE, sys.stdout), (STDERR_LINE, sys.stderr):
            text = stream.getvalue()
            ended = text if text.endswith("\n") else f"{text}\n"
            yield heading % ended if text else ""

    # --- tracebacks

    def _shown(self, err, test):
        """The text of an exception without the frames of unittest, and of what was printed."""
        import traceback
        kind, value, tb = err
        shown = traceback.TracebackException(
            kind, value, _without_own_frames(kind, value, tb, test), capture_locals=self.tb_locals, compact=True)
        return "".join([*shown.format(), *(self._output() if self.buffer else ())])


def _is_own(tb):
    return "__unittest" in tb.tb_frame.f_globals


def _without_own_frames(kind, value, tb, test):
    """The exception's traceback from the test on; the tracebacks of its causes are shortened in place."""
    result = _shortened(kind, tb, test)
    waiting = [value]
    known = {id(value)}
    while waiting:
        error = waiting.pop()
        for cause in (error.__cause__, error.__context__) if error is not None else ():
            if cause is not None and id(cause) not in known:
                known.add(id(cause))
                cause.__traceback__ = _shortened(type(cause), cause.__traceback__, test)
                waiting.append(cause)
    return result


def _shortened(kind, tb, test):
    """A traceback without unittest's frames before the test's; for failed assertions without those after it too."""
    while tb and _is_own(tb):
        tb = tb.tb_next
    if kind is test.failureException:
        last = tb
        while last and last.tb_next and not _is_own(last.tb_next):
            last = last.tb_next
        if last:
            last.tb_next = None
    return tb
