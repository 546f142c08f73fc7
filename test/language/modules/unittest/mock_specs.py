"""unittest.mock: specs, create_autospec, and what they refuse."""
import inspect
import re
from unittest.mock import ANY, MagicMock, Mock, NonCallableMagicMock, create_autospec, call, InvalidSpecError


def shown(value):
    return re.sub(r"id='\d+'", "id='#'", str(value))


def attempt(action):
    try:
        print(shown(repr(action())))
    except BaseException as error:
        print(type(error).__name__, shown(error))


class Base:
    """Documented."""
    constant = 5
    items = []

    def __init__(self, a, b=2):
        self.a = a

    def method(self, x, y=1, *, z=None):
        return x

    @staticmethod
    def static(s):
        return s

    @classmethod
    def of_class(cls, c):
        return c

    @property
    def prop(self):
        return 1

    async def waits(self, w):
        return w


class Called(Base):
    def __call__(self, q):
        return q


def function(a, b=2, *, c):
    """Does."""
    return a


# === spec ===
m = Mock(spec=Base)
print(isinstance(m, Base), m.__class__ is Base, shown(m), shown(m.method), shown(Mock(spec_set=Base)))
attempt(lambda: m.nothing)
m.nothing = 5
print(m.nothing)
attempt(lambda: setattr(Mock(spec_set=Base), 'nothing', 5))
attempt(lambda: Mock(spec=Base).a)
m = Mock(spec=['one', 'two'])
print(shown(m.one))
attempt(lambda: m.three)
print(shown(m), isinstance(m, list))
m.mock_add_spec(['three'])
attempt(lambda: m.three)
attempt(lambda: m.four)
m = Mock(spec=Base(1))
print(isinstance(m, Base), shown(m.a))
attempt(lambda: m(1))
attempt(lambda: Mock(spec=Mock()))
attempt(lambda: Mock(spec=Base, spec_set=Base).x)
m = Mock(spec=function)
m(1, c=2)
attempt(lambda: m.assert_called_with(a=1, c=2))
attempt(lambda: m.assert_called_with(1, c=3))
attempt(lambda: m.assert_called_with(1))
attempt(lambda: m.assert_any_call(a=1, c=2))
attempt(lambda: m.assert_has_calls([call(a=1, c=2)]))
attempt(lambda: m.assert_has_calls([call(1, 2, 3)]))
m(1, 2, 3, 4)
print(m.call_count)
m = MagicMock(spec=dict)
print(len(m), isinstance(m, dict))
m['x']
attempt(lambda: m.nope)
print(inspect.iscoroutinefunction(Mock(spec=Base).waits), type(Mock(spec=Base).waits).__name__, type(Mock(spec=Base).method).__name__)

# === functions ===
f = create_autospec(function, return_value='answer')
print(f(1, c=3), type(f).__name__, f.__name__, f.__doc__, inspect.signature(f), f.called, f.call_count, f.call_args, f.mock_calls)
attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2, 3, c=4))
attempt(lambda: f(1, d=5, c=1))
attempt(lambda: f.assert_called_once_with(1, c=3))
attempt(lambda: f.assert_called_once_with(a=1, c=3))
attempt(lambda: f.assert_called_with(2, c=3))
attempt(lambda: f.assert_not_called())
f.return_value = 'other'
print(f(a=1, c=2), f.call_args_list)
f.side_effect = KeyError
attempt(lambda: f(1, c=2))
f.reset_mock()
print(f.called, f.call_count, f.mock_calls)
print(create_autospec(len)([1]).__class__.__name__)

# === classes ===
C = create_autospec(Base)
attempt(lambda: C())
attempt(lambda: C(1, 2, 3))
attempt(lambda: C(c=1))
c = C(1)
print(isinstance(c, Base), c is C.return_value, shown(C), shown(c), C.mock_calls)
c.method(1)
attempt(lambda: c.method())
attempt(lambda: c.method(1, 2, 3))
attempt(lambda: c.method(1, q=1))
attempt(lambda: c.method.assert_called_once_with(x=1))
attempt(lambda: c.method.assert_called_once_with(2))
attempt(lambda: c.nothing)
c.nothing_set = 1
attempt(lambda: c())
attempt(lambda: c.static())
attempt(lambda: c.of_class())
print(shown(c.static(1)), shown(c.of_class(2)), shown(c.constant), shown(c.prop), shown(c.items))
attempt(lambda: c.items.nope)
c.items.append(4)
attempt(lambda: c.items.append())
print(C.mock_calls)
attempt(lambda: C.method(1, 2, 3, 4, 5))
print(shown(C.method(1)))
S = create_autospec(Base, spec_set=True)
attempt(lambda: setattr(S, 'fresh', 1))
instance = create_autospec(Base, instance=True)
attempt(lambda: instance(1))
print(type(instance).__name__, isinstance(instance, NonCallableMagicMock))
called = create_autospec(Called, instance=True)
attempt(lambda: called())
print(shown(called(3)))
attempt(lambda: create_autospec(Mock()))
attempt(lambda: create_autospec(None)())
attempt(lambda: create_autospec([1, 2]).append())
attempt(lambda: create_autospec({'a': 1}).get())
attempt(lambda: create_autospec('text').upper(1, 2, 3).__class__.__name__)
m = create_autospec(Base, name='other')
print(shown(m), shown(m.method), shown(m(1).method), shown(m(1).method(1)))
print(inspect.iscoroutinefunction(c.waits), type(c.waits).__name__)

# === dir ===
from unittest import mock
m = Mock(spec=['a'])
print('a' in dir(m), '__repr__' in dir(m), 'assert_called' in dir(m))
mock.FILTER_DIR = False
print('__repr__' in dir(m), '__class__' in dir(m))
