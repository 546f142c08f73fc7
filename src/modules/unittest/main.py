"""A program that runs tests: `unittest.main()`."""
import sys

from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True

# Arguments that set an attribute, and the value.
_SWITCHES = {
    "-v": ("verbosity", 2), "--verbose": ("verbosity", 2), "-q": ("verbosity", 0), "--quiet": ("verbosity", 0),
    "-f": ("failfast", True), "--failfast": ("failfast", True), "-c": ("catchbreak", True),
    "--catch": ("catchbreak", True), "-b": ("buffer", True), "--buffer": ("buffer", True),
    "--locals": ("tb_locals", True),
}


class TestProgram:
    """Runs the tests that its arguments name, by default all of a module; exits with 0, 1 or, without tests, 5."""
    module = progName = testNamePatterns = failfast = catchbreak = buffer = warnings = None
    verbosity = 1

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module, self.exit, self.verbosity = module, exit, verbosity
        self.testRunner, self.testLoader, self.defaultTest = testRunner, testLoader, defaultTest
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.tb_locals, self.durations = tb_locals, durations
        quiet = warnings is None and not getattr(sys, "warnoptions", None)
        self.warnings = "default" if quiet else warnings
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].split("/")[-1] if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Takes the switches; what is left are names of tests."""
        names = []
        waiting = iter(argv[1:])
        for argument in waiting:
            if argument in _SWITCHES:
                setattr(self, *_SWITCHES[argument])
            elif not argument.startswith("-"):
                names.append(argument)
            elif argument not in ("-k", "--durations") or not self._with_value(argument, next(waiting, None)):
                print(f"{self.progName}: error: unrecognized arguments: {argument}", file=sys.stderr)
                sys.exit(2)
        default = self.defaultTest
        self.testNames = names or ([default] if isinstance(default, str) else default and [*default])
        self.createTests()

    def _with_value(self, argument, value):
        if value is None:
            return False
        if argument == "-k":
            pattern = value if "*" in value else f"*{value}*"
            self.testNamePatterns = [*(self.testNamePatterns or ()), pattern]
        else:
            self.durations = int(value)
        return True

    def createTests(self, from_discovery=False, Loader=None):
        """Makes the suite of the tests that are named."""
        loader = self.testLoader
        loader.testNamePatterns = self.testNamePatterns or loader.testNamePatterns
        if self.testNames is None:
            self.test = loader.loadTestsFromModule(self.module)
        else:
            self.test = loader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        """Runs the suite and exits, unless told not to."""
        runner = self.testRunner or TextTestRunner
        self.result = (self._made(runner) if isinstance(runner, type) else runner).run(self.test)
        if self.exit:
            bad = not self.result.wasSuccessful()
            empty = self.result.testsRun == len(self.result.skipped) == 0
            sys.exit(1 if bad else 5 if empty else 0)

    def _made(self, runner):
        """A runner, with as many of the settings as its class takes."""
        older = {name: getattr(self, name) for name in ("verbosity", "failfast", "buffer", "warnings")}
        for settings in {**older, "tb_locals": self.tb_locals, "durations": self.durations}, older:
            try:
                return runner(**settings)
            except TypeError:
                continue
        return runner()


main = TestProgram
