"""What tests ask of mocks: which calls were made."""
from _mock_calls import Call, CallList, parts_of, shown_arguments


class Assertions:
    """The assertions of a mock, and calls in a form that can be compared."""

    def _mock_reject(self, message):
        raise AssertionError(message)

    def _mock_expected(self, args, kwargs):
        return f"{self._mock_state.name or 'mock'}({shown_arguments(args, kwargs)})"

    def _mock_calls_so_far(self):
        calls = self.mock_calls
        return f"\nCalls: {calls!r}." if calls else ""

    def _mock_normal(self, made):
        """A call with its arguments bound to parameters, so that it does not matter how they were given."""
        parts = parts_of(made) if isinstance(made, tuple) else None
        if parts is None:
            return made
        name, args, kwargs = parts
        signature = self._mock_signature_for(name)
        if signature is None:
            return Call((args, kwargs), two=True) if not name else Call((name, args, kwargs))
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return Call((name, bound.args, bound.kwargs))

    def _mock_signature_for(self, name):
        """The signature of a call: of this mock, or of what below it has that name."""
        target = self
        for part in name.replace("()", "").split(".") if name else ():
            target = target._mock_state.children.get(part)
            if not hasattr(type(target), "_mock_normal"):
                return None
        return target._mock_state.signature

    def assert_not_called(self):
        """No call was made."""
        if self.call_count:
            name = self._mock_state.name or "mock"
            self._mock_reject(f"Expected '{name}' to not have been called. Called {self.call_count} times."
                              f"{self._mock_calls_so_far()}")

    def assert_called(self):
        """At least one call was made."""
        if not self.call_count:
            self._mock_reject(f"Expected '{self._mock_state.name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """One call was made."""
        if self.call_count != 1:
            name = self._mock_state.name or "mock"
            self._mock_reject(f"Expected '{name}' to have been called once. Called {self.call_count} times."
                              f"{self._mock_calls_so_far()}")

    def assert_called_with(self, /, *args, **kwargs):
        """The last call had these arguments."""
        expected = self._mock_expected(args, kwargs)
        if self.call_args is None:
            self._mock_reject(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        self._mock_compare(args, kwargs, self.call_args, expected, "expected call not found.")

    def _mock_compare(self, args, kwargs, made, expected, complaint):
        wanted = self._mock_normal(Call((args, kwargs), two=True))
        actual = self._mock_normal(made)
        if actual != wanted:
            cause = wanted if isinstance(wanted, Exception) else None
            raise AssertionError(f"{complaint}\nExpected: {expected}\n  Actual: {self._mock_expected(*made)}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """One call was made, with these arguments."""
        if self.call_count != 1:
            name = self._mock_state.name or "mock"
            self._mock_reject(f"Expected '{name}' to be called once. Called {self.call_count} times."
                              f"{self._mock_calls_so_far()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Some call had these arguments."""
        wanted = self._mock_normal(Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        if cause or not holds([self._mock_normal(made) for made in self.call_args_list], wanted):
            raise AssertionError(f"{self._mock_expected(args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """These calls were made, one after the other or anywhere; also calls of attributes and of results count."""
        wanted = [self._mock_normal(each) for each in calls]
        cause = next((each for each in wanted if isinstance(each, Exception)), None)
        made = CallList([self._mock_normal(each) for each in self.mock_calls])
        if not any_order:
            if wanted not in made:
                problem = "Calls not found." if cause is None else (
                    "Error processing expected calls.\nErrors: "
                    f"{[each if isinstance(each, Exception) else None for each in wanted]}")
                raise AssertionError(f"{problem}\nExpected: {CallList(calls)}"
                                     f"\n  Actual: {self.mock_calls!r}") from cause
            return
        left, missing = list(made), []
        for each in wanted:
            if holds(left, each):
                left.remove(next(one for one in left if one == each))
            else:
                missing.append(each)
        if missing:
            raise AssertionError(f"{self._mock_state.name or 'mock'!r} does not contain all of {tuple(missing)!r} in its "
                                 f"call list, found {left!r} instead") from cause


def holds(calls, wanted):
    return any(each == wanted for each in calls)
