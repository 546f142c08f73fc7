"""Finds tests: in classes, in modules, by name."""
import functools
import sys

from unittest.case import FunctionTestCase, TestCase
from unittest.suite import TestSuite
from unittest.util import three_way_cmp

__unittest = True


class _FailedTest(TestCase):
    """Stands for a test that could not be found: running it raises the reason."""

    def __init__(self, name, reason):
        def raising():
            raise reason

        vars(self)[name] = raising
        super().__init__(name)


def _is_case(value):
    """True for classes of tests; the base classes have none."""
    return isinstance(value, type) and issubclass(value, TestCase) and value not in (TestCase, FunctionTestCase)


class TestLoader:
    """Finds tests and makes suites of them."""
    testMethodPrefix = "test"
    testNamePatterns = None
    sortTestMethodsUsing = staticmethod(three_way_cmp)
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's test methods, in the order in which they are run."""
        names = [name for name in dir(testCaseClass) if self._is_method(testCaseClass, name)]
        order = self.sortTestMethodsUsing
        return sorted(names, key=functools.cmp_to_key(order)) if order else names

    def _is_method(self, cls, name):
        if not (name.startswith(self.testMethodPrefix) and callable(getattr(cls, name))):
            return False
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase
        full = ".".join((cls.__module__, cls.__qualname__, name))
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of a class's tests."""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = ()
        if testCaseClass is not TestCase and testCaseClass is not FunctionTestCase:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ("runTest",)
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of all tests of a module, or what its load_tests() makes of that."""
        values = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(value) for value in values if _is_case(value)])
        custom = getattr(module, "load_tests", None)
        if custom is None:
            return tests
        try:
            return custom(self, tests, pattern)
        except Exception as error:
            return self._failure(module.__name__, error, "Failed to call load_tests:")

    def loadTestsFromNames(self, names, module=None):
        """A suite of what several names mean."""
        return self.suiteClass([self.loadTestsFromName(each, module) for each in names])

    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name means: a module, a class, a method, a suite, or a function that makes tests."""
        parts = name.split(".")
        failure = None
        if module is None:
            module, failure = self._imported(parts)
            if module is None:
                return self._noted(failure)
            del parts[0]
        owner, found = None, module
        for part in parts:
            try:
                owner, found = found, getattr(found, part)
            except AttributeError as error:
                if failure is not None and getattr(found, "__path__", None) is not None:
                    return self._noted(failure)
                return self._failure(part, error, "Failed to access attribute:")
        return self._tests_of(found, owner, parts[-1] if parts else "")

    def _imported(self, parts):
        """(the module that the longest importable start of a name means, what the first failure was)"""
        failure = None
        for end in range(len(parts), 0, -1):
            try:
                return __import__(".".join(parts[:end])), failure
            except ImportError:
                failure = self._described(parts[end - 1], None, f"Failed to import test module: {parts[end - 1]}")
        return None, failure

    def _tests_of(self, found, owner, name):
        if isinstance(found, type(sys)):
            return self.loadTestsFromModule(found)
        if _is_case(found):
            return self.loadTestsFromTestCase(found)
        if isinstance(found, TestSuite):
            return found
        function = type(_is_case)
        if isinstance(found, function) and isinstance(owner, type) and issubclass(owner, TestCase):
            test = owner(name)
            # Static methods are functions on the object too: they make tests.
            if not isinstance(getattr(test, name), function):
                return self.suiteClass([test])
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        made = found()
        if isinstance(made, TestSuite):
            return made
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {found} returned {made}, not a test")

    def _described(self, name, error, title):
        """(suite of a test that fails, what went wrong) for the exception that is being handled."""
        import traceback
        text = f"{title}\n{traceback.format_exc()}"
        return self.suiteClass([_FailedTest(name, error or ImportError(text))]), text

    def _noted(self, failure):
        made, text = failure
        self.errors.append(text)
        return made

    def _failure(self, name, error, title):
        return self._noted(self._described(name, error, title))

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """A suite of a module that is already imported; folders of test files cannot be searched here."""
        if start_dir not in sys.modules:
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        return self.suiteClass([self.loadTestsFromModule(sys.modules[start_dir], pattern=pattern)])


defaultTestLoader = TestLoader()
