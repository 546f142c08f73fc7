"""Finds tests in classes, modules and by name."""
import functools
import sys
import traceback
import types

from unittest import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """A test that raises why it could not be found."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed(name, exception, suiteClass, message):
    return suiteClass((_FailedTest(name, exception),)), message


def _failed_import(name, suiteClass):
    message = "Failed to import test module: %s\n%s" % (name, traceback.format_exc())
    return _failed(name, ImportError(message), suiteClass, message)


class TestLoader:
    """Finds tests and puts them into suites."""
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all test cases contained in testCaseClass"""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of all test cases contained in the given module"""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                message = "Failed to call load_tests:\n%s" % traceback.format_exc()
                made, told = _failed(module.__name__, error, self.suiteClass, message)
                self.errors.append(told)
                return made
        return tests

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name means: a module, a class, a method, or what a function gives."""
        parts = name.split(".")
        failed_suite = failed_message = None
        if module is None:
            left = parts[:]
            while left:
                try:
                    module = __import__(".".join(left))
                    break
                except ImportError:
                    gone = left.pop()
                    failed_suite, failed_message = _failed_import(gone, self.suiteClass)
                    if not left:
                        self.errors.append(failed_message)
                        return failed_suite
            parts = parts[1:]
        obj = module
        parent = None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                if getattr(obj, "__path__", None) is not None and failed_suite is not None:
                    self.errors.append(failed_message)
                    return failed_suite
                made, told = _failed(part, error, self.suiteClass,
                                     "Failed to access attribute:\n%s" % traceback.format_exc())
                self.errors.append(told)
                return made
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                and obj not in (case.TestCase, case.FunctionTestCase)):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            instance = parent(parts[-1])
            if not isinstance(getattr(instance, parts[-1]), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of all test cases found using the given sequence of string specifiers."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return a sorted sequence of method names found within testCaseClass"""
        names = []
        for name in dir(testCaseClass):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                continue
            if self.testNamePatterns is not None:
                from fnmatch import fnmatchcase
                full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
                if not any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns):
                    continue
            names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Would find test files; a program here has no folder of them."""
        if start_dir in sys.modules:
            return self.suiteClass([self.loadTestsFromModule(sys.modules[start_dir], pattern=pattern)])
        raise ImportError("Start directory is not importable: %r" % start_dir)


defaultTestLoader = TestLoader()
