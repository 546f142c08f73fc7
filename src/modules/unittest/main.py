"""A program that runs the tests of a module."""
import sys

from unittest import loader, runner

__unittest = True

_NO_TESTS_EXITCODE = 5


def _pattern(text):
    return text if "*" in text else "*%s*" % text


class TestProgram:
    """Runs a set of tests, named by arguments; this is `main`."""
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        if warnings is None and not getattr(sys, "warnoptions", ()):
            self.warnings = "default"
        else:
            self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2] if argv else ""
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names = []
        left = list(argv[1:])
        while left:
            arg = left.pop(0)
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg == "--locals":
                self.tb_locals = True
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-c", "--catch"):
                self.catchbreak = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg == "-k" and left:
                self.testNamePatterns = (self.testNamePatterns or []) + [_pattern(left.pop(0))]
            elif arg == "--durations" and left:
                self.durations = int(left.pop(0))
            elif arg.startswith("-"):
                sys.stderr.write("%s: error: unrecognized arguments: %s\n" % (self.progName, arg))
                sys.exit(2)
            else:
                names.append(arg)
        if names:
            self.testNames = names
            if __name__ == "__main__":
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        made = self.testRunner
        if made is None:
            made = self.testRunner = runner.TextTestRunner
        if isinstance(made, type):
            settings = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer,
                        "warnings": self.warnings}
            try:
                made = made(tb_locals=self.tb_locals, durations=self.durations, **settings)
            except TypeError:
                try:
                    made = made(**settings)
                except TypeError:
                    made = made()
        self.result = made.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            elif self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            else:
                sys.exit(0)


main = TestProgram
