"""Running the examples of docstrings and text files: finding them, running them, telling what failed."""
import inspect
import linecache
import sys
import traceback
from io import StringIO
from _doctest_examples import *
from _doctest_examples import OPTIONFLAGS_BY_NAME, indented as _indented

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
    "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
    "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags", "script_from_examples",
    "testsource",
]

master = None
_LINE = "*" * 70


class TestResults(tuple):
    """How many examples failed, of how many; how many were skipped besides."""
    __slots__ = ()
    _fields = "failed", "attempted"

    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(_Counted, (failed, attempted))
        made.skipped = skipped
        return made

    failed = property(lambda self: self[0])
    attempted = property(lambda self: self[1])

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


class _Counted(TestResults):
    pass


_Counted.__name__ = _Counted.__qualname__ = "TestResults"


class DocTestFinder:
    """Finds the docstrings with examples of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests, in the order of their names."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(
                    f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = inspect.getmodule(obj)
        elif module is False:
            module = None
        if globs is None:
            globs = dict(vars(module)) if module is not None else {}
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        lines = self._lines_of(obj, module)
        tests = []
        self._collect(tests, obj, name, module, lines, globs, set())
        return sorted(tests)

    def _lines_of(self, obj, module):
        try:
            file = inspect.getsourcefile(obj)
        except TypeError:
            file = getattr(module, "__file__", None)
        if file is None:
            return None
        return linecache.getlines(file, vars(module) if module is not None else None) or None

    def _collect(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        for inner, value in self._inside(obj, module):
            self._collect(tests, value, f"{name}.{inner}", module, lines, globs, seen)

    def _inside(self, obj, module):
        if inspect.ismodule(obj):
            for inner, value in vars(obj).items():
                if inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value):
                    if self._is_from(value, module):
                        yield inner, value
            for inner, value in getattr(obj, "__test__", {}).items():
                if not isinstance(inner, str):
                    raise ValueError(
                        f"DocTestFinder.find: __test__ keys must be strings: {type(inner)!r}")
                yield f"__test__.{inner}", value
        elif inspect.isclass(obj):
            for inner, value in vars(obj).items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if isinstance(value, property) or (
                        inspect.isroutine(value) or inspect.isclass(value)) and self._is_from(value, module):
                    yield inner, value

    def _is_from(self, obj, module):
        if module is None:
            return True
        if inspect.isfunction(obj):
            return obj.__globals__ is vars(module)
        if hasattr(obj, "__module__"):
            return obj.__module__ == module.__name__
        return isinstance(obj, property) or inspect.getmodule(obj) is module

    def _test_of(self, obj, name, module, globs, lines):
        text = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        text = "" if text is None else str(text)
        if self._exclude_empty and not text:
            return None
        file = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        test = self._parser.get_doctest(text, globs, name, file, _line_of_docstring(obj, lines))
        return None if self._exclude_empty and not test.examples else test


def _line_of_docstring(obj, lines):
    """Where the docstring begins, from 0; None where that cannot be told."""
    import re
    start = None
    if inspect.ismodule(obj) and getattr(obj, "__doc__", None):
        start = 0
    elif lines is not None and inspect.isclass(obj) and getattr(obj, "__doc__", None):
        head = re.compile(rf"\s*class\s+{re.escape(obj.__name__)}\b")
        start = next((at for at, line in enumerate(lines) if head.match(line)), None)
    inner = getattr(obj, "__func__", obj)
    inner = inner.fget if isinstance(inner, property) else inspect.unwrap(inner) if callable(inner) else inner
    code = getattr(inner, "__code__", None)
    if code is not None and getattr(obj, "__doc__", None):
        start = code.co_firstlineno - 1
    if start is None or lines is None:
        return start
    opens = re.compile(r"(^|.*:)\s*\w*(\"|')")
    return next((at for at in range(start, len(lines)) if opens.match(lines[at])), None)


class _Spoof(StringIO):
    """What examples print."""

    def taken(self):
        text = ended(self.getvalue())
        self.seek(0)
        self.truncate()
        return text


class DocTestRunner:
    """Runs tests and counts what failed."""

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        # Name to failures, tries and skips.
        self._stats = {}
        self._printed = _Spoof()

    def report_start(self, out, test, example):
        """Before an example."""
        if self._verbose:
            expected = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indented(example.source)}{expected}")

    def report_success(self, out, test, example, got):
        """After an example that printed what it should."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """After an example that printed something else."""
        difference = self._checker.output_difference(example, got, self.optionflags)
        out(self._failure_head(test, example) + difference)

    def report_unexpected_exception(self, out, test, example, exc_info):
        """After an example that raised what it should not."""
        shown = "".join(traceback.format_exception(*exc_info))
        out(f"{self._failure_head(test, example)}Exception raised:\n{_indented(shown)}")

    def _failure_head(self, test, example):
        if test.filename:
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            where = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            where = f"Line {example.lineno + 1}, in {test.name}"
        return f"{_LINE}\n{where}\nFailed example:\n{_indented(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; gives how many failed and how many there were."""
        self.test = test
        before, hook = sys.stdout, sys.displayhook
        if out is None:
            out = before.write
        sys.stdout, sys.displayhook = self._printed, sys.__displayhook__
        try:
            return self._run(test, compileflags, out)
        finally:
            sys.stdout, sys.displayhook = before, hook
            if clear_globs:
                test.globs.clear()

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        flags = self.optionflags
        try:
            for number, example in enumerate(test.examples):
                self.optionflags = flags
                for option, on in example.options.items():
                    self.optionflags = self.optionflags | option if on else self.optionflags & ~option
                tries += 1
                if self.optionflags & SKIP:
                    skips += 1
                    continue
                quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                if not quiet:
                    self.report_start(out, test, example)
                failed = self._attempt(test, example, number, compileflags or 0, out, quiet)
                failures += failed
                if failed and self.optionflags & FAIL_FAST:
                    break
        finally:
            self.optionflags = flags
        self._count(test.name, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def _attempt(self, test, example, number, compileflags, out, quiet):
        """Runs an example and reports about it; True if it failed."""
        raised = None
        name = f"<doctest {test.name}[{number}]>"
        # For the lines in tracebacks.
        linecache.cache[name] = len(example.source), None, example.source.splitlines(True), name
        try:
            exec(compile(example.source, name, "single", compileflags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            raised = sys.exc_info()
        got = self._printed.taken()
        if raised is None:
            fits = self._checker.check_output(example.want, got, self.optionflags)
        elif example.exc_msg is None:
            if not quiet:
                self.report_unexpected_exception(out, test, example, raised)
            return True
        else:
            message = _message_of(raised[1])
            got += "".join(traceback.format_exception(*raised))
            fits = self._raised_fits(example.exc_msg, message)
        if not quiet:
            (self.report_success if fits else self.report_failure)(out, test, example, got)
        return not fits

    def _raised_fits(self, wanted, message):
        flags = self.optionflags
        if self._checker.check_output(wanted, message, flags):
            return True
        if not flags & IGNORE_EXCEPTION_DETAIL:
            return False
        return self._checker.check_output(_kind_of(wanted), _kind_of(message), flags)

    def _count(self, name, failures, tries, skips):
        before = self._stats.get(name, (0, 0, 0))
        self._stats[name] = tuple(old + new for old, new in zip(before, (failures, tries, skips)))
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def summarize(self, verbose=None):
        """Prints how it went; gives the sums."""
        verbose = self._verbose if verbose is None else verbose
        empty = sorted(name for name, (_, tries, _) in self._stats.items() if not tries)
        passed = sorted(
            (name, tries) for name, (failures, tries, _) in self._stats.items() if tries and not failures)
        failed = sorted((name, each) for name, each in self._stats.items() if each[0])
        if verbose:
            self._list(empty, "had no tests:", lambda name: f"    {name}")
            self._list(passed, "passed all tests:", lambda each: f" {each[1]:3d} test{'' if each[1] == 1 else 's'} in {each[0]}")
        if failed:
            print(_LINE)
            self._list(failed, "had failures:", lambda each: f" {each[1][0]:3d} of {each[1][1]:3d} in {each[0]}")
        if verbose:
            print(f"{_tests(self.tries)} in {_items(len(self._stats))}.")
            good = self.tries - self.failures
            print(f"{good} passed" + (f" and {self.failures} failed." if self.failures else "."))
        skipped = f" and {self.skips} skipped {'test' if self.skips == 1 else 'tests'}" if self.skips else ""
        if self.failures:
            print(f"***Test Failed*** {self.failures} failure{'' if self.failures == 1 else 's'}{skipped}.")
        elif verbose:
            print(f"Test passed{skipped}.")
        return TestResults(self.failures, self.tries, skipped=self.skips)

    def _list(self, found, what, line):
        if found:
            print(f"{_items(len(found))} {what}")
            for each in found:
                print(line(each))

    def merge(self, other):
        """Adds the counts of another runner."""
        for name, counts in other._stats.items():
            self._count(name, *counts)


def _tests(count):
    return f"{count} test{'' if count == 1 else 's'}"


def _items(count):
    return f"{count} item{'' if count == 1 else 's'}"


def _message_of(error):
    """The lines of an exception without its traceback and notes."""
    lines = traceback.format_exception_only(type(error), error)
    if isinstance(error, SyntaxError):
        # What comes before the message tells where the error is.
        start = next((at for at, line in enumerate(lines) if line.startswith(f"{type(error).__name__}:")), 0)
        lines = lines[start:]
    return "".join(lines)


def _kind_of(message):
    """The name of an exception, without its module and what comes behind it."""
    first = message.split("\n", 1)[0].split(":", 1)[0].rstrip()
    return first.rpartition(".")[2]


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what it should not."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure instead of reporting it."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _runner(raise_on_error, verbose, optionflags):
    return (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module: __main__ where none is given.

    >>> testmod().failed  # doctest: +SKIP
    0
    """
    module = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(module):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = _runner(raise_on_error, verbose, optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(module, name or module.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = _read(filename, package, encoding or "utf-8")
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    import os
    runner = _runner(raise_on_error, verbose, optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(path), path, 0))
    return _finish(runner, report)


def _read(filename, package, encoding):
    import os
    if package is not None:
        package = sys.modules[package] if isinstance(package, str) else package
        filename = os.path.join(os.path.dirname(package.__file__), *filename.split("/"))
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object and prints what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


_reportflags = 0


def set_unittest_reportflags(flags):
    """How failures in test suites are shown; gives what was set before."""
    global _reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    _reportflags, before = flags, _reportflags
    return before


def __getattr__(name):
    # Suites need unittest, which most do not.
    if name in ("DocTestCase", "DocFileCase", "SkipDocTestCase", "DocTestSuite", "DocFileSuite", "DocFileTest"):
        import _doctest_suites
        return getattr(_doctest_suites, name)
    raise AttributeError(f"module 'doctest' has no attribute {name!r}")


def script_from_examples(s):
    """The examples as a program, the text around them as comments."""
    pieces = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            pieces.append(piece.source[:-1])
            if piece.want:
                pieces.append("# Expected:")
                pieces += [f"## {line}" for line in piece.want.split("\n")[:-1]]
        else:
            pieces += [f"# {line}".rstrip() for line in piece.split("\n")[:-1]]
    while pieces and pieces[-1] == "#":
        pieces.pop()
    while pieces and pieces[0] == "#":
        pieces.pop(0)
    return "\n".join(pieces) + "\n"


def testsource(module, name):
    """The examples of an object in a module as a program."""
    module = sys.modules[module] if isinstance(module, str) else module
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")
