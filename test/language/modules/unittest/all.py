"""Assertions' messages, runs, suites, loaders."""
import asyncio
import sys
import unittest
import warnings
from unittest import TestCase


class Out:
    """Writes to standard output; how long a run took is left out."""

    def write(self, text):
        if text.startswith("Ran "):
            text = text.rpartition(" in ")[0]
        sys.stdout.write(text)

    def flush(self):
        pass


def run(*classes, verbosity=1, **options):
    suite = unittest.TestSuite()
    for cls in classes:
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    result = unittest.TextTestRunner(stream=Out(), verbosity=verbosity, **options).run(suite)
    print(result, result.wasSuccessful())
    return result


class Probe(TestCase):
    def runTest(self):
        """Only there to be asked.

        More.
        """


p = Probe()
print(p, repr(p), p.id(), p.shortDescription(), p.countTestCases(), p == Probe(), p == 1)


def said(function, *args, **kwargs):
    try:
        print("ok", function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


said(p.assertEqual, 1, 2)
said(p.assertEqual, 1, 1)
said(p.assertEqual, 1, 2, "mine")
said(p.assertEqual, "a" * 100, "a" * 99 + "b")
said(p.assertEqual, list(range(60)), list(range(1, 61)))
said(p.assertEqual, [1, 2, 3], [1, 2, 4])
said(p.assertEqual, [1, 2, 3], [1, 2])
said(p.assertEqual, [1], [1, 2, 3])
said(p.assertEqual, (1, "a"), (1, "b"))
said(p.assertEqual, (1, "a"), [1, "a"])
said(p.assertEqual, {"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})
said(p.assertEqual, {1}, {2})
said(p.assertEqual, frozenset({1, 3}), frozenset({1}))
said(p.assertEqual, "one\ntwo\nthree\n", "one\n2\nthree\n")
said(p.assertEqual, "abc", "abd")
said(p.assertEqual, "abc\n", "abc")
said(p.assertEqual, "", "abc")
said(p.assertEqual, "one\ntwo", "one\ntwo\nthree")
said(p.assertMultiLineEqual, 1, "a")
said(p.assertSequenceEqual, (1, 2), [1, 3])
said(p.assertSequenceEqual, (1, 2), [1, 2])
said(p.assertSequenceEqual, 1, [1, 2])
said(p.assertSequenceEqual, [1], 2)
said(p.assertListEqual, (1,), [1])
said(p.assertTupleEqual, (1,), [1])
said(p.assertSetEqual, {1}, [1])
said(p.assertSetEqual, [1], {1})
said(p.assertSetEqual, {1}, 1)
said(p.assertDictEqual, [], {})
said(p.assertNotEqual, 1, 1)
said(p.assertTrue, 0)
said(p.assertTrue, [], "empty")
said(p.assertFalse, "x")
said(p.assertIs, [], [])
said(p.assertIsNot, None, None)
said(p.assertIn, 3, [1, 2])
said(p.assertNotIn, 1, [1, 2])
said(p.assertIsNone, 1)
said(p.assertIsNotNone, None)
said(p.assertIsInstance, 1, str)
said(p.assertIsInstance, 1, (str, bytes))
said(p.assertNotIsInstance, 1, int)
said(p.assertLess, 2, 1)
said(p.assertLessEqual, 2, 1)
said(p.assertGreater, 1, 2)
said(p.assertGreaterEqual, 1, 2)
said(p.assertAlmostEqual, 1.0, 1.1)
said(p.assertAlmostEqual, 1.0, 1.00000001)
said(p.assertAlmostEqual, 1.0, 1.5, places=1)
said(p.assertAlmostEqual, 1.0, 1.5, delta=0.25)
said(p.assertAlmostEqual, 1.0, 1.5, delta=1)
said(p.assertAlmostEqual, 1.0, 1.5, 2, delta=1)
said(p.assertNotAlmostEqual, 1.0, 1.0)
said(p.assertNotAlmostEqual, 1.0, 1.1, delta=0.5)
said(p.assertCountEqual, [1, 2, 2], [2, 1, 3])
said(p.assertCountEqual, [[1], [2], [2]], [[2], [1], [3]])
said(p.assertCountEqual, "abc", "cba")
said(p.assertRegex, "abc", "x+")
said(p.assertRegex, "abc", "b")
said(p.assertRegex, "abc", "")
said(p.assertNotRegex, "abc", "b.")
said(p.assertRaises, ValueError, int, "1")
said(p.assertRaises, ValueError, int, "x")
said(p.assertRaises, (ValueError, TypeError), int, "1")
said(p.assertRaises, KeyError, int, "x")
said(p.assertRaises, 1)
said(p.assertRaises, ValueError, callable=1)
said(p.assertRaises, int, int)
said(p.assertRaisesRegex, ValueError, "literal", int, "x")
said(p.assertRaisesRegex, ValueError, "nothing", int, "x")
said(p.assertWarns, UserWarning, int)
said(p.assertWarns, UserWarning, warnings.warn, "careful")
said(p.assertWarnsRegex, UserWarning, "other", warnings.warn, "careful")
said(p.assertWarns, int, int)
said(p.fail)
said(p.fail, "now")
said(p.skipTest, "later")
said(Probe, "absent")
said(p.enterContext, 1)
with p.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__)
try:
    with p.assertRaises(ZeroDivisionError, msg="must"):
        pass
except AssertionError as error:
    print(error)
with p.assertWarns(DeprecationWarning) as seen:
    warnings.warn("old", DeprecationWarning)
print(repr(seen.warning), seen.lineno > 0)
p.longMessage = False
said(p.assertEqual, 1, 2, "short")
p.maxDiff = 10
said(p.assertEqual, "a\nb\nc\nd", "a\nb\nc\ne")
p.addTypeEqualityFunc(int, lambda a, b, msg=None: p.fail(f"{a} and {b}"))
said(p.assertEqual, 1, 1)


class Works(TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        print("up", self._testMethodName)
        self.addCleanup(print, "cleanup", 1)
        self.addCleanup(print, "cleanup", 2)

    def tearDown(self):
        print("down")

    def test_good(self):
        self.assertEqual(1, 1)

    def test_described(self):
        """What it is about."""


run(Works)
run(Works, verbosity=2)
run(Works, verbosity=0)


def helper(test):
    test.assertEqual([1, 2], [1, 3])


class Fails(TestCase):
    def test_assert(self):
        self.assertEqual(1, 2)

    def test_helper(self):
        helper(self)

    def test_error(self):
        {}["key"]

    def test_plain(self):
        assert 1 == 2, "plain"

    def test_chain(self):
        try:
            int("x")
        except ValueError as error:
            raise KeyError("chained") from error

    def test_raises(self):
        with self.assertRaises(ValueError):
            pass

    @unittest.skip("not now")
    def test_skip(self):
        pass

    @unittest.skipIf(True, "because")
    def test_skip_if(self):
        pass

    @unittest.skipUnless(True, "never said")
    def test_skip_unless(self):
        pass

    def test_skip_within(self):
        self.skipTest("within")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for number in range(4):
            with self.subTest(number=number):
                self.assertEqual(number % 2, 0)
        with self.subTest("named", key="value"):
            raise TypeError("odd")
        with self.subTest("good"):
            pass
        with self.subTest():
            with self.subTest(inner=1):
                self.fail("inner")
        with self.subTest("skipped"):
            self.skipTest("sub")


result = run(Fails)
print([str(test) for test, text in result.failures])
print([test.id() for test, text in result.errors])
print([(str(test), why) for test, why in result.skipped])
run(Fails, verbosity=2)
run(Fails, failfast=True)


@unittest.skip("all of it")
class Skipped(TestCase):
    def test_one(self):
        pass


class BadSetUp(TestCase):
    def setUp(self):
        raise RuntimeError("no set up")

    def test_one(self):
        print("not reached")


class BadClass(TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test_one(self):
        print("not reached")


class BadEnd(TestCase):
    @classmethod
    def tearDownClass(cls):
        raise RuntimeError("no end")

    def tearDown(self):
        raise ValueError("tear down")

    def test_one(self):
        self.addCleanup(int, "x")


class SkipClass(TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("class skipped")

    def test_one(self):
        pass


run(Skipped, BadSetUp, BadClass, BadEnd, SkipClass, verbosity=2)
run()


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        print("async up")

    async def asyncTearDown(self):
        print("async down")

    async def test_wait(self):
        await asyncio.sleep(0)
        self.addAsyncCleanup(self.later)

    async def later(self):
        print("later")

    def test_plain(self):
        print("plain")


run(Async)


class Logs(TestCase):
    def test_logs(self):
        import logging
        with self.assertLogs("a", "INFO") as seen:
            logging.getLogger("a.b").warning("hello %s", "you")
        print(seen.output, len(seen.records))
        with self.assertNoLogs("a"):
            pass
        with self.assertRaises(AssertionError) as caught:
            with self.assertLogs():
                pass
        print(caught.exception)


run(Logs)

print(unittest.TestSuite([p]))
said(unittest.TestSuite().addTest, 1)
said(unittest.TestSuite().addTest, Probe)
said(unittest.TestSuite, "abc")
suite = unittest.defaultTestLoader.loadTestsFromName("__main__.Works.test_good")
print(suite, suite.countTestCases(), suite == unittest.TestSuite([Works("test_good")]))
print(unittest.defaultTestLoader.getTestCaseNames(Works))
print(unittest.FunctionTestCase(helper, description="a function").shortDescription())
said(unittest.defaultTestLoader.loadTestsFromName, "__main__.p.longMessage")
suite = unittest.defaultTestLoader.loadTestsFromName("__main__.Absent")
print(suite)
loader = unittest.TestLoader()
loader.testMethodPrefix = "check"


class Checks(TestCase):
    def check_b(self):
        pass

    def check_a(self):
        pass


print(loader.loadTestsFromTestCase(Checks))
loader = unittest.TestLoader()
loader.testNamePatterns = ["*good*"]
print(loader.loadTestsFromTestCase(Works))
result = Works("test_good").run()
print(result, result.testsRun)
said(Fails("test_error").debug)
said(Fails("test_skip").debug)
program = unittest.main(argv=["prog", "-q", "Logs"], exit=False, testRunner=unittest.TextTestRunner(Out()))
print(program.result, program.verbosity)
try:
    unittest.main(argv=["prog", "Skipped"], testRunner=unittest.TextTestRunner(Out()))
except SystemExit as error:
    print("exit", error.code)
try:
    unittest.main(argv=["prog", "Checks"], testRunner=unittest.TextTestRunner(Out()))
except SystemExit as error:
    print("exit", error.code)
