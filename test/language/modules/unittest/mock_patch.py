"""unittest.mock: patch in all its forms."""
import asyncio
import math
import os
import re
import types
import sys
import unittest
from unittest import mock
from unittest.mock import DEFAULT, MagicMock, Mock, patch, sentinel


def shown(value):
    return re.sub(r"id='\d+'", "id='#'", str(value))


def attempt(action):
    try:
        print(shown(repr(action())))
    except BaseException as error:
        print(type(error).__name__, shown(error))


class Thing:
    attribute = 'original'

    def method(self, x):
        return 'real', x

    @staticmethod
    def static():
        return 'static'

    async def waits(self):
        return 'waited'


library = types.ModuleType('library')
library.value = 1
library.function = lambda a: ('real', a)
library.Thing = Thing
sys.modules['library'] = library
original = Thing.__dict__['static']

# === with ===
with patch('library.value', 5) as given:
    print(given, library.value)
print(library.value)
with patch('library.function') as given:
    given.return_value = 'mocked'
    print(library.function(1), given.mock_calls, shown(given), library.function is given)
print(library.function(1))
with patch.object(Thing, 'attribute', sentinel.put):
    print(Thing.attribute)
print(Thing.attribute)
with patch.object(Thing, 'method', autospec=True) as method:
    thing = Thing()
    thing.method(1)
    attempt(lambda: thing.method())
    attempt(lambda: thing.method(1, 2))
    print(len(method.call_args.args), method.call_count)
with patch.object(Thing, 'static', return_value='s'):
    print(Thing.static(), Thing().static())
print(Thing.static(), Thing.__dict__['static'] is original)
with patch.object(Thing, 'waits') as waits:
    print(type(waits).__name__)
    waits.return_value = 'now'
    print(asyncio.run(Thing().waits()))
thing = Thing()
with patch.object(thing, 'attribute', 1):
    print(thing.attribute, thing.__dict__)
print(thing.attribute, thing.__dict__)
with patch('library.Thing') as Patched:
    Patched.return_value.method.return_value = 'from mock'
    print(library.Thing().method(3), Patched.mock_calls)
with patch('library.Thing', spec=True) as Patched:
    attempt(lambda: library.Thing.nothing)
    attempt(lambda: library.Thing().nothing)
    print(isinstance(library.Thing(), Thing), shown(Patched), shown(Patched()))
with patch('library.Thing', autospec=True) as Patched:
    attempt(lambda: library.Thing(1))
    attempt(lambda: library.Thing().method())
with patch('library.Thing', spec_set=['a']) as Patched:
    attempt(lambda: setattr(Patched, 'b', 1))
    attempt(lambda: Patched())
with patch('library.value', new_callable=lambda: 'made') as given:
    print(given)
with patch('library.function', new_callable=Mock, return_value=4) as given:
    print(type(given).__name__, library.function())
with patch('library.absent', create=True) as given:
    print(shown(library.absent))
print(hasattr(library, 'absent'))
with patch('builtins.open', mock.mock_open(read_data='text')):
    print(open('nowhere').read())
with patch('math.sqrt', side_effect=ValueError('no root')):
    attempt(lambda: math.sqrt(4))
print(math.sqrt(4))
with patch('os.path.exists', return_value=True):
    print(os.path.exists('/does/not/exist'))
try:
    with patch('library.value', 6):
        raise KeyError('inside')
except KeyError as error:
    print(error, library.value)

# === mistakes ===
attempt(lambda: patch('library.absent').start())
attempt(lambda: patch('nodots'))
attempt(lambda: patch(5))
attempt(lambda: patch('no_such_module_here.x').start())
attempt(lambda: patch.object('library', 'value'))
attempt(lambda: patch('library.value', 1, new_callable=Mock))
attempt(lambda: patch('library.value', autospec=True, new_callable=Mock))
attempt(lambda: patch('library.value', 1, autospec=True).start())
attempt(lambda: patch('library.value', 1, extra=2).start())
with patch('library.value', spec=True, spec_set=True) as given:
    print(shown(given))
attempt(lambda: patch('library.value', autospect=True))
attempt(lambda: patch.multiple(library))
attempt(lambda: patch.object(Thing, 'missing').start())
print(library.value)


# === decorators ===
@patch('library.value', 7)
@patch('library.function')
@patch.object(Thing, 'attribute')
def decorated(first, *mocks, **keywords):
    """Documented."""
    print(first, len(mocks), keywords, library.value, mocks[0] is Thing.attribute, mocks[1] is library.function)
    return 'returned'


print(decorated('x', k=1), decorated.__name__, decorated.__doc__, library.value)


@patch('library.function')
class Cases:
    def test_one(self, function):
        return library.function is function

    def other(self):
        return library.function(2)


print(Cases().test_one(), Cases().other())


@patch('library.function')
async def asynchronous(function):
    return library.function is function


print(asyncio.run(asynchronous()))


@patch.multiple(library, value=DEFAULT, function=DEFAULT)
def several(**mocks):
    return sorted(mocks), library.value is mocks['value']


print(several())
with patch.multiple('library', value=3, function=DEFAULT) as given:
    print(library.value, sorted(given))
with patch.multiple(library, value=3) as given:
    print(given)


# === start and stop ===
patcher = patch('library.value', 8)
print(patcher.start(), library.value)
print(patcher.stop(), library.value)
attempt(patcher.stop)
one, two = patch('library.value'), patch.dict('library.__dict__', extra=1)
one.start(), two.start()
print(shown(library.value), library.extra)
patch.stopall()
print(library.value, hasattr(library, 'extra'))

# === dicts ===
table = {'a': 1, 'b': 2}
with patch.dict(table, {'a': 10, 'c': 3}) as inside:
    print(table, inside is table)
    table['d'] = 4
print(table)
with patch.dict(table, clear=True, z=26):
    print(table)
print(table)
with patch.dict('os.environ', {'KEY_OF_TEST': 'v'}):
    print(os.environ['KEY_OF_TEST'])
print('KEY_OF_TEST' in os.environ)


@patch.dict(table, a='decorated')
def with_dict():
    return table['a']


print(with_dict(), table)
try:
    with patch.dict(table, {'q': 1}):
        del table['a']
        raise ValueError
except ValueError:
    print(table)


class Odd:
    def __init__(self):
        self.content = {'k': 1}

    def __getitem__(self, key):
        return self.content[key]

    def __setitem__(self, key, value):
        self.content[key] = value

    def __delitem__(self, key):
        del self.content[key]

    def __iter__(self):
        return iter(self.content)


odd = Odd()
with patch.dict(odd, {'n': 2}):
    print(odd.content)
print(odd.content)


# === in test cases ===
class Case(unittest.TestCase):
    def setUp(self):
        patcher = patch.object(Thing, 'attribute', 'set up')
        self.addCleanup(patcher.stop)
        patcher.start()

    @patch('library.function')
    def test_patched(self, function):
        library.function(1)
        function.assert_called_once_with(1)
        self.assertEqual(Thing.attribute, 'set up')


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print(result.testsRun, result.failures, result.errors, Thing.attribute)
