"""Mocks that other threads call, and that can be waited for."""
import threading

from _mock_base import KINDS
from _mock_calls import DEFAULT, Call
from _mock_objects import MagicMock


class ThreadingMock(MagicMock):
    """A mock that tests can wait for: until it is called, or called with certain arguments."""
    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=DEFAULT, **kwargs):
        super().__init__(*args, **kwargs)
        state = self._mock_state
        state.timeout = self.DEFAULT_TIMEOUT if timeout is DEFAULT else timeout
        state.calls_made = threading.Condition()

    def _get_child_mock(self, /, **options):
        return super()._get_child_mock(**options)

    def _mock_call(self, /, *args, **kwargs):
        answer = super()._mock_call(*args, **kwargs)
        with self._mock_state.calls_made:
            self._mock_state.calls_made.notify_all()
        return answer

    def _mock_wait(self, is_done, timeout, complaint):
        state = self._mock_state
        with state.calls_made:
            if not state.calls_made.wait_for(is_done, state.timeout if timeout is DEFAULT else timeout):
                raise AssertionError(complaint)

    def wait_until_called(self, *, timeout=DEFAULT):
        """Waits for a call. Raises AssertionError if none comes in time."""
        limit = self._mock_state.timeout if timeout is DEFAULT else timeout
        name = self._mock_state.name or "mock"
        self._mock_wait(lambda: self.call_count > 0, timeout, f"{name} was not called before timeout({limit}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Waits for a call with these arguments."""
        wanted = self._mock_normal(Call((args, kwargs), two=True))
        complaint = f"{self._mock_expected(args, kwargs)} call not found"
        self._mock_wait(lambda: any(self._mock_normal(each) == wanted for each in self.call_args_list), DEFAULT, complaint)


KINDS["ThreadingMock"] = ThreadingMock
