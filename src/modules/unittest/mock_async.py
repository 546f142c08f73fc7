"""Mocks of coroutine functions."""
import inspect

from _mock_assertions import holds
from _mock_base import ASSERTED, KINDS, OWN, is_raised, recorded
from _mock_calls import DEFAULT, Call, CallList
from _mock_objects import Mock, _WithMagic


class AsyncMockMixin:
    """Calls give coroutines; that they were awaited is remembered."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._mock_state.await_count, self._mock_state.await_args = 0, None
        self._mock_state.await_args_list = CallList()
        self.__dict__["_gives_coroutine"] = inspect._mark

    async def _mock_call(self, /, *args, **kwargs):
        made = Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is None:
            return await self._mock_awaited(args, kwargs)
        if is_raised(effect):
            raise effect
        if callable(effect):
            result = effect(*args, **kwargs)
            if inspect.iscoroutinefunction(effect) or inspect.isawaitable(result):
                result = await result
        else:
            try:
                result = next(effect)
            except StopIteration:
                raise StopAsyncIteration from None
            if is_raised(result):
                raise result
        return await self._mock_awaited(args, kwargs) if result is DEFAULT else result

    async def _mock_awaited(self, args, kwargs):
        answer = self._mock_answer(args, kwargs)
        if self._mock_state.wraps is not None and inspect.isawaitable(answer):
            return await answer
        return answer

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, CallList()

    def assert_awaited(self):
        """At least one call was awaited."""
        if not self.await_count:
            self._mock_reject(f"Expected {self._mock_state.name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """One call was awaited."""
        if self.await_count != 1:
            self._mock_reject(f"Expected {self._mock_state.name or 'mock'} to have been awaited once. "
                              f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """The last call that was awaited had these arguments."""
        expected = self._mock_expected(args, kwargs)
        if self.await_args is None:
            self._mock_reject(f"Expected await: {expected}\nNot awaited")
        self._mock_compare(args, kwargs, self.await_args, expected, "expected await not found.")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """One call was awaited, with these arguments."""
        if self.await_count != 1:
            self._mock_reject(f"Expected {self._mock_state.name or 'mock'} to have been awaited once. "
                              f"Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Some call that was awaited had these arguments."""
        wanted = self._mock_normal(Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        if cause or not holds([self._mock_normal(made) for made in self.await_args_list], wanted):
            raise AssertionError(f"{self._mock_expected(args, kwargs)} await not found") from cause

    def assert_has_awaits(self, calls, any_order=False):
        """Calls with these arguments were awaited, one after the other or anywhere."""
        wanted = [self._mock_normal(each) for each in calls]
        made = CallList([self._mock_normal(each) for each in self.await_args_list])
        if not any_order:
            if wanted not in made:
                self._mock_reject(f"Awaits not found.\nExpected: {CallList(calls)}\nActual: {self.await_args_list}")
            return
        missing = [each for each in wanted if not holds(made, each)]
        if missing:
            self._mock_reject(f"{tuple(missing)!r} not all found in await list")

    def assert_not_awaited(self):
        """No call was awaited."""
        if self.await_count:
            self._mock_reject(f"Expected {self._mock_state.name or 'mock'} to not have been awaited. "
                              f"Awaited {self.await_count} times.")


for _name in "await_count", "await_args", "await_args_list":
    setattr(AsyncMockMixin, _name, recorded(_name))
ASSERTED.update(name.removeprefix("assert_") for name in dir(AsyncMockMixin) if name.startswith("assert_"))
OWN.update(("await_count", "await_args", "await_args_list"))


class AsyncMock(AsyncMockMixin, _WithMagic, Mock):
    """A mock of a coroutine function; its attributes are mocks of such, too."""


KINDS.update(asynchronous=AsyncMockMixin, AsyncMock=AsyncMock)
