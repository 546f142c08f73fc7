"""
Test cases: an object for each test method, run with what it needs set up before and cleaned up after.

What a test can assert is in assertions.py; a _Run is told what each step of a test came to and tells the result.
"""
import sys
import time
import warnings
from contextlib import contextmanager
from functools import wraps

from _unittest_assertions import _EQUALITIES, DIFF_OMITTED, Assertions
from unittest.util import safe_repr, strclass

__unittest = True

_absent = object()


class SkipTest(Exception):
    """Ends a test that is not to be run."""


class _Enough(Exception):
    """Ends a test after a subtest that decides what becomes of it."""


class _UnexpectedSuccess(Exception):
    """What a result is told that knows no unexpected successes."""


# --- marks

def skip(reason):
    """Decorator: the test, or the tests of a class, are not run."""
    def marked(item):
        if not isinstance(item, type):
            @wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(why)
        else:
            skipped = item
        skipped.__unittest_skip__, skipped.__unittest_skip_why__ = True, why
        return skipped

    bare = type(reason) is type(skip)
    why = "" if bare else reason
    return marked(reason) if bare else marked


def skipUnless(condition, reason):
    """Decorator: like skip(), if the condition is false."""
    return skipIf(not condition, reason)


def skipIf(condition, reason):
    """Decorator: like skip(), if the condition is true."""
    return skip(reason) if condition else lambda item: item


def expectedFailure(test_item):
    """Decorator: the test is right if it fails."""
    setattr(test_item, "__unittest_expecting_failure__", True)
    return test_item


def _mark(name, test, method, default):
    """A mark of the class or else of the method."""
    return getattr(type(test), name, default) or getattr(method, name, default)


# --- cleanups

_for_module = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has a function called after the module's last test, even where setUpModule fails."""
    _for_module.append((function, args, kwargs))


def doModuleCleanups():
    """Calls them, the last one first; raises the first exception that they raise."""
    failures = [info[1] for info in _cleaned_up(_for_module)]
    if failures:
        raise failures[0]


def enterModuleContext(cm):
    """Enters a context that ends with the module's tests."""
    return _entered(cm, addModuleCleanup)


def _cleaned_up(calls):
    """Makes all calls, the last one first; what they raise, as sys.exc_info() gives it."""
    raised = []
    while calls:
        function, args, kwargs = calls.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            raised.append(sys.exc_info())
    return raised


def _entered(cm, add_cleanup, enter="__enter__", leave="__exit__", kind="context manager"):
    """Enters a context and has it left by a cleanup; gives what entering it gives."""
    cls = type(cm)
    if not (hasattr(cls, enter) and hasattr(cls, leave)):
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind} protocol")
    end = getattr(cls, leave)
    value = getattr(cls, enter)(cm)
    if leave == "__exit__":
        add_cleanup(end, cm, None, None, None)
        return value
    return value, end


# --- runs

def _tell(result, method, *told, otherwise, warning):
    """Tells a result; one that does not know the method is told otherwise, with a warning."""
    known = getattr(result, method, None)
    if known is not None:
        known(*told)
    else:
        warnings.warn(warning, RuntimeWarning, 2)
        otherwise()


def tell_skipped(result, test, reason):
    _tell(result, "addSkip", test, reason, otherwise=lambda: result.addSuccess(test),
          warning="TestResult has no addSkip method, skips not reported")


class _Run:
    """One test being run: tells the result what its steps raise."""

    def __init__(self, result=None):
        self.result = result
        self.good = True
        self.failure_expected = False
        self.expected = None
        self.with_subtests = hasattr(result, "addSubTest")

    def step(self, test, function, *args, **kwargs):
        """Makes a call; False if that ended badly."""
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            return self.judge(test, sys.exc_info())
        return True

    def judge(self, test, info, parent=None):
        """What comes of an exception; `parent` is the test of a subtest. False if it is a bad end."""
        kind, value, _ = info
        if kind is _Enough:
            return True
        if issubclass(kind, SkipTest):
            tell_skipped(self.result, test, str(value))
        elif self.failure_expected:
            self.expected = info
            return True
        elif parent is not None:
            self.result.addSubTest(parent, test, info)
        elif self.result is not None:
            failed = issubclass(kind, test.failureException)
            (self.result.addFailure if failed else self.result.addError)(test, info)
        self.good = False
        return False


class TestCase(Assertions):
    """A test. Subclasses have test methods; each object runs one of them."""
    _class_setup_failed = False
    _for_class = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._for_class = []
        cls._class_setup_failed = False
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodName = methodName
        self._about = None if method is None else method.__doc__
        self._equalities = dict(_EQUALITIES)
        self._afterwards = []
        self._current = self._inner = None

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def id(self):
        """Module, class and method."""
        return f"{strclass(type(self))}.{self._testMethodName}"

    def shortDescription(self):
        """The first line of the method's docstring, or None."""
        return self._about.strip().partition("\n")[0].strip() if self._about else None

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        """The result for a run that is given none."""
        from unittest.result import TestResult
        return TestResult()

    def addTypeEqualityFunc(self, typeobj, function):
        """Says how assertEqual() compares two objects of exactly this class."""
        self._equalities[typeobj] = function

    # --- what subclasses may have

    @classmethod
    def setUpClass(cls):
        """Called before the class's first test."""

    @classmethod
    def tearDownClass(cls):
        """Called after the class's last test."""

    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test, if setUp() did not fail."""

    # --- cleanups

    def addCleanup(self, function, /, *args, **kwargs):
        """Has a function called after the test; what is added last is called first."""
        self._afterwards.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context that ends after the test."""
        return _entered(cm, self.addCleanup)

    def doCleanups(self):
        """Calls what was added; a run does it by itself."""
        run = self._current or _Run()
        while self._afterwards:
            function, args, kwargs = self._afterwards.pop()
            run.step(self, self._clean_up, function, args, kwargs)
        return run.good

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has a function called after the class's last test, even where setUpClass() fails."""
        cls._for_class.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context that ends after the class's last test."""
        return _entered(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Calls what was added for the class; what they raise is in tearDown_exceptions."""
        cls.tearDown_exceptions = _cleaned_up(cls._for_class)

    # --- running

    def skipTest(self, reason):
        """Ends the test, as one that was skipped."""
        raise SkipTest(reason)

    @contextmanager
    def subTest(self, msg=_absent, **params):
        """A part of the test with a description of its own; if it fails the test goes on."""
        run, outer = self._current, self._inner
        if run is None or not run.with_subtests:
            yield
            return
        self._inner = subtest = _SubTest(self, msg, params if outer is None else {**outer.params, **params})
        good = True
        try:
            before = run.good
            run.good = True
            try:
                yield
            except KeyboardInterrupt:
                raise
            except BaseException:
                good = run.judge(subtest, sys.exc_info(), self)
            else:
                good = run.good
                if good:
                    run.result.addSubTest(self, subtest, None)
            run.good = before and good
            if run.expected if run.good else run.result is not None and run.result.failfast:
                raise _Enough
        finally:
            self._inner = outer

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        """Runs the test and tells the result; gives the result."""
        if result is not None:
            return self._told_to(result)
        result = self.defaultTestResult()
        getattr(result, "startTestRun", bool)()
        try:
            return self._told_to(result)
        finally:
            getattr(result, "stopTestRun", bool)()

    def _told_to(self, result):
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if _mark("__unittest_skip__", self, method, False):
                tell_skipped(result, self, _mark("__unittest_skip_why__", self, method, ""))
                return result
            self._current = _Run(result)
            try:
                self._run_steps(self._current, method)
            finally:
                self._current.expected = self._current = None
            return result
        finally:
            result.stopTest(self)

    def _run_steps(self, run, method):
        began = time.perf_counter()
        expecting = _mark("__unittest_expecting_failure__", self, method, False)
        if run.step(self, self._set_up):
            run.failure_expected = expecting
            run.step(self, self._run_method, method)
            run.failure_expected = False
            run.step(self, self._tear_down)
        self.doCleanups()
        took = time.perf_counter() - began
        _tell(run.result, "addDuration", self, took, otherwise=bool, warning="TestResult has no addDuration method")
        if run.good:
            self._tell_good_end(run, expecting)

    def _tell_good_end(self, run, expecting):
        result = run.result
        if not expecting:
            result.addSuccess(self)
        elif run.expected:
            _tell(result, "addExpectedFailure", self, run.expected, otherwise=lambda: result.addSuccess(self),
                  warning="TestResult has no addExpectedFailure method, reporting as passes")
        else:
            _tell(result, "addUnexpectedSuccess", self, otherwise=lambda: self._tell_surprise(result),
                  warning="TestResult has no addUnexpectedSuccess method, reporting as failure")

    def _tell_surprise(self, result):
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def debug(self):
        """Runs the test; what it raises goes on."""
        method = getattr(self, self._testMethodName)
        if _mark("__unittest_skip__", self, method, False):
            raise SkipTest(_mark("__unittest_skip_why__", self, method, ""))
        self._set_up()
        self._run_method(method)
        self._tear_down()
        while self._afterwards:
            self._clean_up(*self._afterwards.pop())

    # How each step is made: test cases with an event loop do it in there.

    def _set_up(self):
        self.setUp()

    def _tear_down(self):
        self.tearDown()

    def _run_method(self, method):
        self._discourage(method(), method, 4)

    def _clean_up(self, function, args, kwargs):
        function(*args, **kwargs)

    @staticmethod
    def _discourage(given, method, level):
        if given is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=level)


class FunctionTestCase(TestCase):
    """A test that is a function, with functions to set up and tear down."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts = setUp, tearDown, testFunc, description

    def setUp(self):
        (self._parts[0] or bool)()

    def tearDown(self):
        (self._parts[1] or bool)()

    def runTest(self):
        self._parts[2]()

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._parts))

    def id(self):
        return self._parts[2].__name__

    def __str__(self):
        return f"{strclass(type(self))} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._parts[2]}>"

    def shortDescription(self):
        function, description = self._parts[2:]
        if description is None and function.__doc__:
            return function.__doc__.partition("\n")[0].strip() or None
        return description


class _SubTest(TestCase):
    """Stands for a part of a test in what a result is told."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.params, self._text = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def shortDescription(self):
        return self.test_case.shortDescription()

    def _described(self):
        parts = [] if self._text is _absent else [f"[{self._text}]"]
        if self.params:
            pairs = [f"{name}={value!r}" for name, value in self.params.items()]
            parts.append(f"({', '.join(pairs)})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._described()}"

    def __str__(self):
        return f"{self.test_case} {self._described()}"
