"""Runs tests and writes how it goes."""
import sys
import time

from unittest.case import _SubTest
from unittest.result import TestResult
from unittest.signals import registerResult

__unittest = True


class _Lines:
    """A stream that can write lines."""

    def __init__(self, stream):
        self.stream = stream

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")

    def __getattr__(self, name):
        if name == "stream" or name == "__getstate__":
            raise AttributeError(name)
        return getattr(self.stream, name)


def _writes(name, status, sign):
    """A method that notes what came of a test as a result does, and writes it."""
    def method(self, test, *about):
        getattr(super(TextTestResult, self), name)(test, *about)
        self._write(test, status.format(*about), sign)

    method.__name__ = name
    method.__qualname__ = f"TextTestResult.{name}"
    return method


class TextTestResult(TestResult):
    """A result that writes a sign for each test, or with more verbosity a line."""
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.dots, self.showAll = verbosity == 1, verbosity > 1
        self._at_line_start = True

    def getDescription(self, test):
        """The test, and below it the first line of its docstring."""
        first = test.shortDescription() if self.descriptions else None
        return f"{test}\n{first}" if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._begin_line(test)
            self.stream.flush()

    def _begin_line(self, test):
        self.stream.write(f"{self.getDescription(test)} ... ")
        self._at_line_start = False

    def _write(self, test, status, sign):
        if self.showAll:
            if isinstance(test, _SubTest):
                self.stream.write("  " if self._at_line_start else "\n  ")
                self._begin_line(test)
            elif self._at_line_start:
                self._begin_line(test)
            self.stream.writeln(status)
            self._at_line_start = True
        elif self.dots:
            self.stream.write(sign)
        else:
            return
        self.stream.flush()

    addSuccess = _writes("addSuccess", "ok", ".")
    addError = _writes("addError", "ERROR", "E")
    addFailure = _writes("addFailure", "FAIL", "F")
    addSkip = _writes("addSkip", "skipped {0!r}", "s")
    addExpectedFailure = _writes("addExpectedFailure", "expected failure", "x")
    addUnexpectedSuccess = _writes("addUnexpectedSuccess", "unexpected success", "u")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            status = "FAIL" if issubclass(err[0], subtest.failureException) else "ERROR"
            self._write(subtest, status, status[0])
        super().addSubTest(test, subtest, err)

    def printErrors(self):
        """Writes the tracebacks of all bad ends."""
        if self.showAll or self.dots:
            self.stream.writeln()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        surprises = getattr(self, "unexpectedSuccesses", None)
        if surprises:
            self._lines(self.separator1, *[f"UNEXPECTED SUCCESS: {self.getDescription(test)}" for test in surprises])
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Writes the tracebacks of a list of tests."""
        for test, text in errors:
            title = f"{flavour}: {self.getDescription(test)}"
            self._lines(self.separator1, title, self.separator2, str(text))

    def _lines(self, *lines):
        for line in lines:
            self.stream.writeln(line)
        self.stream.flush()


class TextTestRunner:
    """Runs tests and writes what came of them as text."""
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Lines(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.durations = descriptions, verbosity, durations
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.warnings = warnings
        self.resultclass = resultclass or self.resultclass

    def _makeResult(self):
        given = self.stream, self.descriptions, self.verbosity
        try:
            return self.resultclass(*given, durations=self.durations)
        except TypeError:
            # Classes from before Python 3.12 take no durations.
            return self.resultclass(*given)

    def run(self, test):
        """Runs a test or suite; gives its result."""
        result = self._makeResult()
        registerResult(result)
        for name in "failfast", "buffer", "tb_locals":
            setattr(result, name, getattr(self, name))
        seconds = self._timed(test, result)
        result.printErrors()
        if self.durations is not None and result.collectedDurations:
            self._write_durations(result)
        self._rule(result)
        count = result.testsRun
        self.stream.writeln(f"Ran {count} test{'' if count == 1 else 's'} in {seconds:.3f}s")
        self.stream.writeln()
        self.stream.writeln(self._summary(result))
        self.stream.flush()
        return result

    def _timed(self, test, result):
        import warnings
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            began = time.perf_counter()
            getattr(result, "startTestRun", bool)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", bool)()
            return time.perf_counter() - began

    def _rule(self, result):
        rule = getattr(result, "separator2", None)
        if rule is not None:
            self.stream.writeln(rule)

    @staticmethod
    def _summary(result):
        """The verdict, and how many of each kind there are beside good ends."""
        kinds = [("skipped", "skipped"), ("expected failures", "expectedFailures"),
                 ("unexpected successes", "unexpectedSuccesses")]
        if not result.wasSuccessful():
            verdict = "FAILED"
            kinds[:0] = [("failures", "failures"), ("errors", "errors")]
        else:
            verdict = "OK" if result.testsRun or getattr(result, "skipped", None) else "NO TESTS RAN"
        counts = [(name, len(getattr(result, attribute, ()))) for name, attribute in kinds]
        told = ", ".join([f"{name}={count}" for name, count in counts if count])
        return f"{verdict} ({told})" if told else verdict

    def _write_durations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda pair: -pair[1])
        if self.durations > 0:
            del slowest[self.durations:]
        self.stream.writeln("Slowest test durations")
        self._rule(result)
        shown = [pair for pair in slowest if self.verbosity > 1 or pair[1] >= 0.001]
        for test, seconds in shown:
            self.stream.writeln(f"{format(seconds, '.3f') + 's':10} {test}")
        hidden = "\n(durations < 0.001s were hidden; use -v to show these durations)"
        self.stream.writeln(hidden if len(shown) < len(slowest) else "")
