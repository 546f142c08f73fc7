"""Tests put together, with the fixtures of their classes and modules."""
import sys

from unittest import case
from unittest.util import strclass

__unittest = True


def _call_if_exists(parent, name):
    function = getattr(parent, name, None)
    if function is not None:
        function()


class BaseTestSuite:
    """A simple test suite that doesn't provide class or module shared fixtures."""
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Lets go of a test that has been run."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Runs its tests one after the other, with the fixtures of their classes and modules around them."""

    def run(self, result, debug=False):
        outermost = False
        if getattr(result, "_testRunEntered", False) is False:
            result._testRunEntered = outermost = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_test(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        before = getattr(result, "_previousTestClass", None)
        current = test.__class__
        if current == before or result._moduleSetUpFailed or getattr(current, "__unittest_skip__", False):
            return
        failed = False
        try:
            current._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(current, "setUpClass", None)
        cleanups = getattr(current, "doClassCleanups", None)
        if set_up is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                failed = True
                try:
                    current._classSetupFailed = True
                except TypeError:
                    pass
                self._createClassOrModuleLevelException(result, error, "setUpClass", strclass(current))
            if failed and cleanups is not None:
                cleanups()
                for found in current.tearDown_exceptions:
                    self._createClassOrModuleLevelException(
                        result, found[1], "setUpClass", strclass(current), info=found)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _get_previous_module(self, result):
        before = getattr(result, "_previousTestClass", None)
        return None if before is None else before.__module__

    def _handleModuleFixture(self, test, result):
        before = self._get_previous_module(result)
        current = test.__class__.__module__
        if current == before:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        try:
            module = sys.modules[current]
        except KeyError:
            return
        set_up = getattr(module, "setUpModule", None)
        if set_up is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            try:
                set_up()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                self._createClassOrModuleLevelException(result, error, "setUpModule", current)
            if result._moduleSetUpFailed:
                try:
                    case.doModuleCleanups()
                except Exception as error:
                    self._createClassOrModuleLevelException(result, error, "setUpModule", current)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _createClassOrModuleLevelException(self, result, error, method_name, parent, info=None):
        holder = _ErrorHolder(f"{method_name} ({parent})")
        add_skip = getattr(result, "addSkip", None)
        if add_skip is not None and isinstance(error, case.SkipTest):
            add_skip(holder, str(error))
        else:
            result.addError(holder, info or sys.exc_info())

    def _handleModuleTearDown(self, result):
        before = self._get_previous_module(result)
        if before is None or result._moduleSetUpFailed:
            return
        try:
            module = sys.modules[before]
        except KeyError:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            for step in getattr(module, "tearDownModule", None), case.doModuleCleanups:
                if step is None:
                    continue
                try:
                    step()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    self._createClassOrModuleLevelException(result, error, "tearDownModule", before)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _tearDownPreviousClass(self, test, result):
        before = getattr(result, "_previousTestClass", None)
        if before is None or test.__class__ == before:
            return
        if getattr(before, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
            return
        if getattr(before, "__unittest_skip__", False):
            return
        tear_down = getattr(before, "tearDownClass", None)
        cleanups = getattr(before, "doClassCleanups", None)
        if tear_down is None and cleanups is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as error:
                    if isinstance(result, _DebugResult):
                        raise
                    self._createClassOrModuleLevelException(result, error, "tearDownClass", strclass(before))
            if cleanups is not None:
                cleanups()
                for found in before.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise found[1]
                    self._createClassOrModuleLevelException(
                        result, found[1], "tearDownClass", strclass(before), info=found)
        finally:
            _call_if_exists(result, "_restoreStdout")


class _ErrorHolder:
    """Stands in a result for a test where a class's or a module's fixture failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _is_test(test):
    """Whether it is one test, not a suite of them."""
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult:
    """The result of a run that raises what is raised."""
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
