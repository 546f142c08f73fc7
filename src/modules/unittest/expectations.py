"""What assertRaises and assertWarns wait for."""
import sys
import warnings

__unittest = True


def _all_of(expected, base):
    if isinstance(expected, tuple):
        return all(_all_of(each, base) for each in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class Expectation:
    """Something that has to happen in a call, or in the body of a with statement."""
    msg = called = pattern = None

    def __init__(self, test_case, assertion, expected, pattern=None):
        self.test_case, self.expected = test_case, expected
        if pattern is not None:
            import re
            self.pattern = re.compile(pattern)
        if not _all_of(expected, self.base):
            raise TypeError(f"{assertion}() arg 1 must be {self.wanted}")

    def begun(self, args, kwargs):
        """Makes the call if there is one; else gives itself, for a with statement."""
        if args:
            function, *args = args
            self.called = getattr(function, "__name__", None) or str(function)
            with self:
                function(*args, **kwargs)
            return None
        self.msg = kwargs.pop("msg", None)
        for name in kwargs:
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        return self

    def __enter__(self):
        return self

    def _missed(self, what):
        name = getattr(self.expected, "__name__", None) or str(self.expected)
        by = f" by {self.called}" if self.called else ""
        self.test_case._refuse(self.msg, f"{name} not {what}{by}")

    def _mismatched(self, value):
        self.test_case._refuse(self.msg, f'"{self.pattern.pattern}" does not match "{value}"')

    def _fits(self, value):
        return self.pattern is None or self.pattern.search(str(value)) is not None


class Raised(Expectation):
    """An exception; afterwards it is in `exception`."""
    base = BaseException
    wanted = "an exception type or tuple of exception types"
    __class_getitem__ = classmethod(type(list[int]))

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missed("raised")
        if not issubclass(exc_type, self.expected):
            return False
        # Without its traceback it keeps no frames alive.
        self.exception = exc_value.with_traceback(None)
        if not self._fits(exc_value):
            self._mismatched(exc_value)
        return True


class Warned(Expectation):
    """A warning; afterwards it is in `warning`, its place in `filename` and `lineno`."""
    base = Warning
    wanted = "a warning type or tuple of warning types"

    def __enter__(self):
        # Warnings that were shown once have to be seen again.
        for module in [*sys.modules.values()]:
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catching.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        seen = [each for each in self.warnings if isinstance(each.message, self.expected)]
        fitting = next((each for each in seen if self._fits(each.message)), None)
        if fitting is not None:
            self.warning, self.filename, self.lineno = fitting.message, fitting.filename, fitting.lineno
        elif seen:
            self._mismatched(seen[0].message)
        else:
            self._missed("triggered")
