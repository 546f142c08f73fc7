"""Every kind of value there and back: equal, of the same class, in the same order, shared where it was shared."""

import collections
import datetime
import decimal
import fractions
import math
import unittest
import uuid
import zoneinfo
from pathlib import PurePosixPath

from tierup import EngineValue, TierUpExecutor

VALUES = [
    None,
    True,
    0,
    -1,
    2**53 - 1,
    2**53,
    -(2**53),
    10**400,
    -(3**200),
    0.0,
    1.0,
    1e22,
    0.1,
    -2.5e-300,
    5e-324,
    1.7976931348623157e308,
    math.inf,
    -math.inf,
    "",
    "é\n\0\u2028",
    "a😀b",
    "\ud800x",
    "\ud83d\ude00",
    b"",
    bytes(range(256)),
    bytearray(b"ab"),
    1 + 2j,
    complex(-0.0, math.inf),
    [],
    [1, [2.0, [None]]],
    (),
    (1, (2,), []),
    {},
    {"b": 1, "a": 2, "10": 3, "2": 4},
    {1: "int", (1, "t"): "tuple", None: 0, 2.5: [], frozenset({1}): "set", b"x": 1},
    {"__proto__": 1, "constructor": 2, "l": 3, "#": 4, "__type__": 5},
    {1, "a", (2,)},
    set(),
    frozenset({1, 2}),
    range(1, 10, 3),
    slice(1, None, 2),
    ...,
    NotImplemented,
    int,
    dict,
    datetime.date(2024, 2, 29),
    datetime.datetime(2024, 2, 29, 1, 2, 3, 4),
    datetime.datetime(2024, 10, 27, 2, 30, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"), fold=1),
    datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
    datetime.time(23, 59, 59, 999999),
    datetime.timedelta(days=-3, microseconds=7),
    datetime.timezone(datetime.timedelta(hours=5, minutes=30), "IST"),
    decimal.Decimal("1.10"),
    decimal.Decimal("-Infinity"),
    fractions.Fraction(-3, 7),
    uuid.UUID(int=5),
    PurePosixPath("/a/b.txt"),
    collections.OrderedDict([("z", 1), ("a", [2])]),
    collections.Counter("hello"),
    collections.defaultdict(list, {"k": [1]}),
    collections.deque([1, 2], maxlen=5),
]


class Opaque:
    """A live object of the host."""

    visible = 5
    hidden = 6

    def double(self, n: int) -> int:
        return n * 2

    def __str__(self) -> str:
        return "an opaque thing"

    def __repr__(self) -> str:
        return "Opaque()"


class Values(unittest.TestCase):
    def setUp(self) -> None:
        self.executor = TierUpExecutor(["*"], expose={Opaque: ["visible", "double"]})
        self.addCleanup(self.executor.cleanup)
        self.got: list = []
        self.executor.send_tools({"give": lambda n: VALUES[n], "take": self.got.append})

    def run_code(self, code: str):
        return self.executor(code).output

    def test_there_and_back_as_variables(self) -> None:
        for value in VALUES:
            with self.subTest(repr(value)[:60]):
                self.executor.send_variables({"v": value})
                back = self.run_code("v")
                self.assertEqual((type(back), back, repr(back)), (type(value), value, repr(value)))

    def test_as_results_and_arguments_of_tools(self) -> None:
        self.run_code(f"for n in range({len(VALUES)}):\n    take(give(n))")
        self.assertEqual(list(map(repr, self.got)), list(map(repr, VALUES)))

    def test_the_engine_sees_the_same(self) -> None:
        for value in VALUES:
            # Sets have no order to compare; OrderedDict shows itself in another way since 3.12.
            if isinstance(value, (set, frozenset, collections.OrderedDict)):
                continue
            with self.subTest(repr(value)[:60]):
                self.executor.send_variables({"v": value})
                self.assertEqual(self.run_code("repr(v)"), repr(value))

    def test_nan_and_minus_zero(self) -> None:
        self.executor.send_variables({"v": [math.nan, -0.0]})
        nan, zero = self.run_code("v")
        self.assertTrue(math.isnan(nan))
        self.assertEqual(math.copysign(1, zero), -1)

    def test_shared_and_cyclic_references(self) -> None:
        shared = [1]
        cycle: list = [shared, {"s": shared}]
        cycle.append(cycle)
        self.executor.send_variables({"v": cycle})
        self.assertTrue(self.run_code("v[0] is v[1]['s'] and v[2] is v"))
        back = self.run_code("v")
        self.assertIs(back[0], back[1]["s"])
        self.assertIs(back[2], back)

    def test_sharing_does_not_blow_up(self) -> None:
        self.assertEqual(len(self.run_code("t = (1, 2)\nfor _ in range(60):\n    t = (t, t)\nt")), 2)

    def test_a_tuple_in_itself_is_refused(self) -> None:
        with self.assertRaisesRegex(Exception, "nested|itself"):
            inner: list = []
            inner.append((inner,))
            value = (inner,)
            inner.append(value)
            for _ in range(200):
                value = [value]
            self.executor.send_variables({"v": value})

    def test_exceptions(self) -> None:
        error = self.run_code("take(ValueError('a', 1))\nKeyError('k')")
        self.assertEqual((type(self.got[0]), self.got[0].args), (ValueError, ("a", 1)))
        self.assertEqual((type(error), error.args), (KeyError, ("k",)))

    def test_data_in_subclasses_crosses_as_the_data(self) -> None:
        import enum

        class Colour(str, enum.Enum):
            RED = "red"

        class Size(int):
            pass

        self.executor.send_variables({"v": [Colour.RED, Size(4)]})
        self.assertEqual(self.run_code("v"), ["red", 4])

    def test_objects_of_the_host_are_opaque_but_for_what_is_exposed(self) -> None:
        thing = Opaque()
        self.executor.send_variables({"thing": thing})
        self.assertIs(self.run_code("kept = [thing]\nkept[0]"), thing)
        self.assertEqual(self.run_code("str(thing), repr(thing), f'{thing}'"), ("an opaque thing", "Opaque()", "an opaque thing"))
        self.assertEqual(self.run_code("thing.visible, thing.double(4)"), (5, 8))
        for name in ("hidden", "__class__.__init__", "__dict__", "__reduce__", "double.__func__", "double.__self__"):
            with self.subTest(name), self.assertRaises(Exception):
                self.executor(f"take(thing.{name}.visible)")
                self.assertIsNot(self.got.pop(), thing)
        self.assertEqual(self.run_code("hasattr(thing, 'hidden'), thing is kept[0], thing == kept[0]"), (False, True, True))

    def test_objects_that_the_program_forgets_are_forgotten_here(self) -> None:
        table = self.executor._session.handles
        self.executor.send_variables({"thing": Opaque()})
        self.run_code("1")
        self.assertEqual(len(table._objects), 1)
        self.run_code("del thing")
        for _ in range(20):
            self.run_code("import gc\ngc.collect()\nx = [bytearray(1000000) for _ in range(30)]\nx = None")
            if not table._objects:
                break
        self.assertLessEqual(len(table._objects), 1)

    def test_values_of_the_engine(self) -> None:
        point = self.run_code("class Point:\n    def __repr__(self):\n        return 'Point!'\np = Point()\np")
        self.assertIsInstance(point, EngineValue)
        self.assertEqual((str(point), repr(point), point.type_name), ("Point!", "Point!", "Point"))
        self.executor.send_variables({"again": point})
        self.assertTrue(self.run_code("again is p"))
        function = self.run_code("def half(n):\n    return n / 2")
        self.assertEqual((function.__name__, function.__source__), ("half", "def half(n):\n    return n / 2"))

    def test_a_value_that_is_too_large_to_be_shown_is_a_handle(self) -> None:
        value = self.run_code("big = list(range(400000))")
        self.assertIsInstance(value, EngineValue)
        self.assertTrue(str(value).startswith("[0, 1, 2"))
        self.assertTrue(str(value).endswith("399999]"))


if __name__ == "__main__":
    unittest.main()
