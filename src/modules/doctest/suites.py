"""Examples as test cases of unittest."""
import sys
import unittest
import doctest
from io import StringIO


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test case."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._before, self._after = setUp, tearDown

    def setUp(self):
        self._original = dict(self._dt_test.globs)
        if self._before is not None:
            self._before(self._dt_test)

    def tearDown(self):
        if self._after is not None:
            self._after(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._original)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & doctest.REPORTING_FLAGS:
            flags |= doctest._reportflags
        printed = StringIO()
        runner = doctest.DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        failed, tries = runner.run(self._dt_test, out=printed.write, clear_globs=False)
        if runner.skips and runner.skips == tries:
            raise unittest.SkipTest("all examples were skipped")
        if failed:
            raise self.failureException(self.format_failure(printed.getvalue().replace(doctest._LINE, "-" * 70)))

    def format_failure(self, err):
        """What is shown of a failure."""
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else f"{test.lineno}"
        short = test.name.rpartition(".")[2]
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in {short}\n\n{err}'

    def debug(self):
        """Runs the examples and raises at the first failure."""
        self.setUp()
        runner = doctest.DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        return type(self) is type(other) and self._dt_test == other._dt_test

    def __hash__(self):
        return hash(self._dt_test)

    def __repr__(self):
        home, _, short = self._dt_test.name.rpartition(".")
        return f"{short} ({home})"

    __str__ = __repr__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class SkipDocTestCase(DocTestCase):
    """Stands for a module whose docstrings were left out."""

    def __init__(self, module):
        self.module = module
        super().__init__(None)

    def setUp(self):
        self.skipTest("DocTestSuite will not work with -O2 and above")

    def runTest(self):
        """Never comes to run."""

    def shortDescription(self):
        return f"Skipping tests from {self.module.__name__}"

    __str__ = shortDescription


class DocFileCase(DocTestCase):
    """The examples of a file as a test case."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A suite of the examples of a module."""
    if module is None:
        module = sys._getframe(1).f_globals["__name__"]
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    finder = test_finder or doctest.DocTestFinder()
    suite = unittest.TestSuite()
    for test in finder.find(module, globs=globs, extraglobs=extraglobs):
        if not test.examples:
            continue
        if not test.filename:
            test.filename = getattr(module, "__file__", module.__name__)
        suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=doctest.DocTestParser(), encoding=None,
                **options):
    """A case of the examples of a file."""
    import os
    text, path = doctest._read(path, package, encoding or "utf-8")
    globs = dict(globs or {}, __file__=path)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **options):
    """A suite of the examples of files."""
    return unittest.TestSuite(DocFileTest(path, **options) for path in paths)
