"""What became of the tests of one run."""
import sys
import traceback
from functools import wraps

from unittest.util import strclass

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)
    return inner


def _inside(tb):
    """Whether a traceback's first frame is one of unittest itself."""
    return "__unittest" in tb.tb_frame.f_globals


class TestResult:
    """Collects errors, failures and the rest; tests and runners tell it."""
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """Called by TestRunner after test run"""

    def startTest(self, test):
        """Called when the given test is about to be run"""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                import io
                self._stderr_buffer = io.StringIO()
                self._stdout_buffer = io.StringIO()
            sys.stdout = self._stdout_buffer
            sys.stderr = self._stderr_buffer

    def startTestRun(self):
        """Called once before any tests are executed."""

    def stopTest(self, test):
        """Called when the given test has been run"""
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for stream, original, line in (
                (sys.stdout, self._original_stdout, STDOUT_LINE), (sys.stderr, self._original_stderr, STDERR_LINE),
            ):
                output = stream.getvalue()
                if output:
                    original.write(line % (output if output.endswith("\n") else output + "\n"))
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for buffer in self._stdout_buffer, self._stderr_buffer:
            buffer.seek(0)
            buffer.truncate()

    def stopTestRun(self):
        """Called once after all tests are executed."""

    @failfast
    def addError(self, test, err):
        """Called when an error has occurred. 'err' is a tuple of values as returned by sys.exc_info()."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """Called when an error has occurred. 'err' is a tuple of values as returned by sys.exc_info()."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest. 'err' is None if it ended well."""
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            found = self.failures if issubclass(err[0], test.failureException) else self.errors
            found.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

    def addSuccess(self, test):
        "Called when a test has completed successfully"

    def addSkip(self, test, reason):
        """Called when a test is skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """Called when an expected failure/error occurred."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """Called when a test was expected to fail, but succeed."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """Called when a test finished to run, regardless of its outcome."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Tells whether or not this result was a success."""
        return not self.failures and not self.errors and not getattr(self, "unexpectedSuccesses", None)

    def stop(self):
        """Indicates that the tests should be aborted."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        shown = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        lines = list(shown.format())
        if self.buffer:
            for stream, line in (sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE):
                output = stream.getvalue()
                if output:
                    lines.append(line % (output if output.endswith("\n") else output + "\n"))
        return "".join(lines)

    def _clean_tracebacks(self, kind, value, tb, test):
        """Takes unittest's own frames out of an exception's traceback, and out of its causes'."""
        given = None
        first = True
        left = [(kind, value, tb)]
        seen = {id(value)}
        while left:
            kind, value, tb = left.pop()
            while tb and _inside(tb):
                tb = tb.tb_next
            if kind is test.failureException:
                last, at = None, tb
                while at and not _inside(at):
                    last, at = at, at.tb_next
                if last is not None:
                    last.tb_next = None
            if first:
                given = tb
                first = False
            else:
                value.__traceback__ = tb
            if value is not None:
                for other in value.__cause__, value.__context__:
                    if other is not None and id(other) not in seen:
                        left.append((type(other), other, other.__traceback__))
                        seen.add(id(other))
        return given

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            strclass(self.__class__), self.testsRun, len(self.errors), len(self.failures))
