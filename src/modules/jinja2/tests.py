"""The tests that templates may use after `is`."""

import operator
from collections.abc import Mapping
from numbers import Number

from . import utils
from .undefined import Undefined


def _manages(*attempts, unless):
    """A test of whether none of the attempts with a value fails."""

    def test(value):
        try:
            for attempt in attempts:
                attempt(value)
        except unless:
            return False
        return True

    return test


TESTS = {
    "odd": lambda value: value % 2 == 1,
    "even": lambda value: value % 2 == 0,
    "divisibleby": lambda value, num: value % num == 0,
    "defined": lambda value: not isinstance(value, Undefined),
    "undefined": lambda value: isinstance(value, Undefined),
    "filter": utils.pass_environment(lambda env, value: value in env.filters),
    "test": utils.pass_environment(lambda env, value: value in env.tests),
    "none": lambda value: value is None,
    "boolean": lambda value: value is True or value is False,
    "false": lambda value: value is False,
    "true": lambda value: value is True,
    "integer": lambda value: isinstance(value, int) and not (value is True or value is False),
    "float": lambda value: isinstance(value, float),
    "lower": lambda value: str(value).islower(),
    "upper": lambda value: str(value).isupper(),
    "string": lambda value: isinstance(value, str),
    "mapping": lambda value: isinstance(value, Mapping),
    "number": lambda value: isinstance(value, Number),
    "sequence": _manages(len, operator.attrgetter("__getitem__"), unless=Exception),
    "iterable": _manages(iter, unless=TypeError),
    "callable": callable,
    "sameas": lambda value, other: value is other,
    "escaped": lambda value: hasattr(value, "__html__"),
    "in": lambda value, seq: value in seq,
}

# Each but the builtin can also be imported, as test_ and its name.
for _name, _test in TESTS.items():
    if _test is not callable:
        _test.__name__ = _test.__qualname__ = f"test_{_name}"
        globals()[_test.__name__] = _test

for _compare, _names in (
    (operator.eq, "== eq equalto"),
    (operator.ne, "!= ne"),
    (operator.gt, "> gt greaterthan"),
    (operator.ge, "ge >="),
    (operator.lt, "< lt lessthan"),
    (operator.le, "<= le"),
):
    TESTS.update(dict.fromkeys(_names.split(), _compare))
