"""unittest.mock: mocks of coroutine functions, and those that threads are waited for."""
import asyncio
import inspect
import re
from unittest.mock import AsyncMock, MagicMock, Mock, ThreadingMock, call, create_autospec


def shown(value):
    return re.sub(r"id='\d+'", "id='#'", str(value))


def attempt(action):
    try:
        print(shown(repr(action())))
    except BaseException as error:
        print(type(error).__name__, shown(error))


async def original(a, b=1):
    return a


class Service:
    async def fetch(self, key):
        return key

    def plain(self):
        return 1


async def main():
    m = AsyncMock(return_value=3)
    print(inspect.iscoroutinefunction(m), asyncio.iscoroutinefunction(m), inspect.isawaitable(coroutine := m()), m.call_count, m.await_count)
    print(await coroutine, m.await_count, m.await_args, m.await_args_list)
    attempt(m.assert_awaited)
    attempt(m.assert_awaited_once)
    await m(1, k=2)
    attempt(m.assert_awaited_once)
    attempt(lambda: m.assert_awaited_with(1, k=2))
    attempt(lambda: m.assert_awaited_with(2))
    attempt(lambda: m.assert_awaited_once_with(1, k=2))
    attempt(lambda: m.assert_any_await(1, k=2))
    attempt(lambda: m.assert_any_await(3))
    attempt(lambda: m.assert_has_awaits([call(), call(1, k=2)]))
    attempt(lambda: m.assert_has_awaits([call(1, k=2), call()]))
    attempt(lambda: m.assert_has_awaits([call(1, k=2), call()], any_order=True))
    attempt(lambda: m.assert_has_awaits([call(9)], any_order=True))
    attempt(m.assert_not_awaited)
    m.reset_mock()
    attempt(m.assert_not_awaited)
    attempt(m.assert_awaited)
    attempt(lambda: m.assert_awaited_with(1))
    print(m.await_count, m.await_args)
    m.side_effect = KeyError('k')
    try:
        await m()
    except KeyError as error:
        print('raised', error, m.await_count)
    m.side_effect = [1, ValueError('second')]
    print(await m())
    for _ in range(2):
        try:
            await m()
        except Exception as error:
            print(type(error).__name__, error)
    m.side_effect = lambda x: x * 2
    print(await m(4))

    async def later(x):
        return x * 3
    m.side_effect = later
    print(await m(4))
    parent = AsyncMock(name='parent')
    await parent.child(1)
    print(type(parent.child).__name__, parent.mock_calls, shown(parent.child), type(parent.__len__).__name__, len(parent))
    spec = AsyncMock(Service)
    print(type(spec.fetch).__name__, type(spec.plain).__name__)
    magic = MagicMock(Service)
    print(type(magic.fetch).__name__, type(magic.plain).__name__)
    f = create_autospec(original, return_value='r')
    print(inspect.iscoroutinefunction(f), await f(1), f.await_count)
    attempt(lambda: f.assert_awaited_once_with(1))
    try:
        await f()
    except TypeError as error:
        print(error)
    s = create_autospec(Service, instance=True)
    s.fetch.return_value = 'fetched'
    print(await s.fetch('k'))
    print(type(Mock(original)).__name__, inspect.iscoroutinefunction(Mock(original)))
    manager = MagicMock()
    async with manager as entered:
        print(type(entered).__name__)
    manager.__aenter__.return_value = 'inside'
    async with manager as entered:
        print(entered)
    print(manager.__aexit__.await_args)
    manager.__aiter__.return_value = [1, 2]
    print([x async for x in manager])
    wrapped = AsyncMock(wraps=original)
    print(await wrapped(7))


asyncio.run(main())
t = ThreadingMock(timeout=0.01, name='t')
attempt(t.wait_until_called)
t(1)
attempt(t.wait_until_called)
attempt(lambda: t.wait_until_any_call_with(1))
attempt(lambda: t.wait_until_any_call_with(2))
