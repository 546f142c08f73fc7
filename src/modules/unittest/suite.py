"""Tests put together. While a suite runs, it sets up the classes and modules of its tests, and tears them down."""
import sys

from unittest.case import SkipTest, TestCase, doModuleCleanups
from unittest.util import strclass

__unittest = True


class BaseTestSuite:
    """Tests and suites in a row."""
    _forgets = True

    def __init__(self, tests=()):
        self._tests = []
        self._forgotten = 0
        self.addTests(tests)

    def addTests(self, tests):
        """Adds the tests of an iterable."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for each in tests:
            self.addTest(each)

    def addTest(self, test):
        """Adds one test or suite."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return [*self] == [*other] if isinstance(other, type(self)) else NotImplemented

    def __repr__(self):
        return f"<{strclass(type(self))} tests={[*self]}>"

    def countTestCases(self):
        """How many tests there are, with those that have been run."""
        return sum([each.countTestCases() for each in self if each], self._forgotten)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result):
        """Runs the tests and tells the result; gives the result."""
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(at)
        return result

    def debug(self):
        """Runs the tests; what they raise goes on."""
        for each in self:
            each.debug()

    def _forget(self, at):
        """Lets go of a test that was run, with all that it keeps."""
        if self._forgets and isinstance(self._tests, list):
            self._forgotten += getattr(self._tests[at], "countTestCases", int)()
            self._tests[at] = None


class TestSuite(BaseTestSuite):
    """Tests and suites in a row, with the fixtures of classes and modules around them."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_in_suite", False)
        result._in_suite = True
        fixtures = _Fixtures(result)
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            if not _holds_tests(test) and not fixtures.ready_for(type(test)):
                continue
            test.debug() if debug else test(result)
            self._forget(at)
        if outermost:
            fixtures.leave_class(None)
            fixtures.leave_module()
            result._in_suite = False
        return result

    def debug(self):
        self.run(_Raising(), True)


def _holds_tests(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _Fixtures:
    """
    Sets up and tears down around the tests of one result. Suites may be nested: the class that is set up, and whether
    its module failed to be, stand in the result.
    """

    def __init__(self, result):
        self.result = result

    @property
    def current(self):
        return getattr(self.result, "_current_class", None)

    @property
    def module_failed(self):
        return getattr(self.result, "_module_failed", False)

    def ready_for(self, cls):
        """Makes everything ready for a test of a class; False if that failed, or failed before."""
        if cls is not self.current:
            self.leave_class(cls)
            self.enter_module(cls.__module__)
            self.enter_class(cls)
            self.result._current_class = cls
        return not self.module_failed and not getattr(cls, "_class_setup_failed", False)

    def enter_class(self, cls):
        if self.module_failed or getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass"):
            return
        self._mark(cls, False)
        name = strclass(cls)
        with _Captured(self.result):
            if not self._made(cls.setUpClass, "setUpClass", name):
                self._mark(cls, True)
                self._clean_class(cls, "setUpClass", name)

    def leave_class(self, following):
        """Tears the current class down before a test of another one; before the end, if that is None."""
        cls = self.current
        if cls is None or cls is following or self.module_failed:
            return
        if getattr(cls, "_class_setup_failed", False) or getattr(cls, "__unittest_skip__", False):
            return
        name = strclass(cls)
        with _Captured(self.result):
            self._made(getattr(cls, "tearDownClass", bool), "tearDownClass", name)
            self._clean_class(cls, "tearDownClass", name)

    def enter_module(self, name):
        if self.current is not None and self.current.__module__ == name:
            return
        self.leave_module()
        self.result._module_failed = False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is None:
            return
        with _Captured(self.result):
            if not self._made(set_up, "setUpModule", name):
                self.result._module_failed = True
                self._made(doModuleCleanups, "setUpModule", name)

    def leave_module(self):
        if self.current is None or self.module_failed:
            return
        name = self.current.__module__
        module = sys.modules.get(name)
        if module is not None:
            with _Captured(self.result):
                self._made(getattr(module, "tearDownModule", bool), "tearDownModule", name)
                self._made(doModuleCleanups, "tearDownModule", name)

    def _clean_class(self, cls, step, name):
        getattr(cls, "doClassCleanups", bool)()
        for info in getattr(cls, "tearDown_exceptions", ()):
            self._tell(step, name, info)

    def _made(self, function, step, name):
        """Calls a fixture; False if it failed, which the result is told."""
        try:
            function()
        except Exception:
            self._tell(step, name, sys.exc_info())
            return False
        return True

    def _tell(self, step, name, info):
        if isinstance(self.result, _Raising):
            raise info[1]
        stand_in = _ErrorHolder(f"{step} ({name})")
        if isinstance(info[1], SkipTest) and hasattr(self.result, "addSkip"):
            self.result.addSkip(stand_in, str(info[1]))
        else:
            self.result.addError(stand_in, info)

    @staticmethod
    def _mark(cls, failed):
        try:
            cls._class_setup_failed = failed
        except TypeError:
            pass


class _Captured:
    """While a fixture runs, what it prints is the result's, as what tests print."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        getattr(self.result, "_begin_capture", bool)()

    def __exit__(self, *exc_info):
        getattr(self.result, "_end_capture", bool)()


class _ErrorHolder:
    """Stands for a failed fixture where a result expects a test."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def __call__(self, result):
        """Does nothing."""

    run = __call__

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0


class _Raising:
    """The result of a run in which exceptions go on."""
    shouldStop = False
