"""unittest.mock: calls, what mocks remember, and what the assertions say."""
import copy
import re
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, NonCallableMagicMock, PropertyMock, call, mock_open, seal, sentinel


def shown(value):
    return re.sub(r"id='\d+'", "id='#'", str(value))


def attempt(action):
    try:
        print(shown(repr(action())))
    except BaseException as error:
        print(type(error).__name__, shown(error))


# === calls and memory ===
m = Mock()
print(m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls, m.method_calls)
m(1, a=2)
m.foo(3)
m.foo.bar(4).baz(5)
m().x.y(6)
print(m.called, m.call_count, m.call_args, m.call_args_list)
print(m.mock_calls)
print(m.method_calls)
print(m.foo.mock_calls, m.foo.method_calls, m.foo.bar.mock_calls)
print(m.call_args.args, m.call_args_list[0].kwargs, m.call_args == ((), {}), m.call_args == call(), m.mock_calls[1] == call.foo(3))
print(m.mock_calls[1] == ('foo', (3,)), m.mock_calls[1] == ('foo', (3,), {}), m.mock_calls[1][0], len(m.mock_calls[1]), len(m.call_args))
args, kwargs = m.call_args_list[0]
print(args, kwargs)
print(shown(m), shown(m.foo), shown(m.foo()), shown(m.foo().bar), shown(m()), shown(m().a().b))
named = Mock(name='named')
print(shown(named), shown(named.child), shown(named()), shown(named.a.b().c))
print([call(1), call.a(2)] in [[call(1), call.a(2)]], call.a.b(1).c(2).call_list(), repr(call), repr(call.x), repr(call.x.y()), repr(call()()), repr(call().z))
print(call(1) == call(1), call(1) == call(2), call(1) != call(2), call(x=1) == call(x=ANY), call(ANY, 2) == call(object(), 2), call(1) == 5, call('a') == ('a',), call('a') == (('a',),))
print(call.count, call.index(3), call(1, 2).args, call(a=1).kwargs, tuple(call(1, b=2)))
print(m.mock_calls.count(call.foo(3)), [call.foo(3), call.foo.bar(4)] in m.mock_calls, [call.foo(3), call()] in m.mock_calls)
m.reset_mock()
print(m.called, m.mock_calls, m.foo.mock_calls, m.foo.called)

# === answers ===
m = Mock(return_value=3)
print(m(), m.return_value)
m.return_value = 'x'
print(m(5))
m.side_effect = KeyError('no')
attempt(m)
m.side_effect = ValueError
attempt(m)
m.side_effect = [1, ValueError('in'), DEFAULT, 4]
for _ in range(5):
    attempt(m)
m.side_effect = lambda *a, **k: (a, k)
print(m(1, b=2))
m.side_effect = lambda: DEFAULT
print(m())
m.side_effect = None
print(m())
m = Mock(side_effect=iter('ab'))
print(m(), m(), m.call_count)
m = Mock(**{'method.return_value': 3, 'other.side_effect': KeyError, 'plain': 7, 'a.b.c': 8})
print(m.method(), m.plain, m.a.b.c)
attempt(m.other)
m.configure_mock(**{'plain': 9, 'method.return_value': 4})
print(m.plain, m.method())
m = Mock(return_value=None)
print(m(), m.return_value)
m.reset_mock(return_value=True, side_effect=True)
print(shown(m()))
wrapped = Mock(wraps=[3, 1, 2])
print(wrapped.index(1), wrapped.index.mock_calls, wrapped.mock_calls)
wrapped.index.return_value = 'set'
print(wrapped.index(9))
print(Mock(wraps=len)('abc'), Mock(wraps=len, return_value=1)('abc'))

# === assertions ===
m = Mock(name='m')
attempt(m.assert_called)
attempt(m.assert_called_once)
attempt(lambda: m.assert_called_with(1))
attempt(lambda: m.assert_called_once_with(1))
attempt(lambda: m.assert_any_call(1))
attempt(lambda: m.assert_has_calls([call(1)]))
attempt(lambda: m.assert_has_calls([call(1)], any_order=True))
attempt(m.assert_not_called)
m(1, 2, c=3)
attempt(m.assert_not_called)
attempt(m.assert_called)
attempt(m.assert_called_once)
attempt(lambda: m.assert_called_with(1, 2, c=3))
attempt(lambda: m.assert_called_with(1, 2, c=4))
attempt(lambda: m.assert_called_with())
attempt(lambda: m.assert_called_once_with(1, 2, c=3))
attempt(lambda: m.assert_called_once_with(2))
m(7)
m.child('x')
attempt(m.assert_called_once)
attempt(lambda: m.assert_called_once_with(7))
attempt(lambda: m.assert_any_call(1, 2, c=3))
attempt(lambda: m.assert_any_call(8))
attempt(lambda: m.assert_has_calls([call(1, 2, c=3), call(7)]))
attempt(lambda: m.assert_has_calls([call(7), call.child('x')]))
attempt(lambda: m.assert_has_calls([call(7), call(1, 2, c=3)]))
attempt(lambda: m.assert_has_calls([call(7), call(1, 2, c=3)], any_order=True))
attempt(lambda: m.assert_has_calls([call(7), call(9)], any_order=True))
attempt(lambda: m.child.assert_called_once_with('y'))
attempt(lambda: Mock().assert_called_with(1))
attempt(lambda: m.asert_called())
attempt(lambda: m.called_once)
attempt(lambda: m.assert_called_onse())
attempt(lambda: shown(Mock(unsafe=True).assert_something))
attempt(lambda: m.has_calls)

# === attributes ===
m = Mock()
m.value = 5
m.sub.value = 6
print(m.value, m.sub.value, hasattr(m, 'anything'), hasattr(m, '__len__'))
del m.gone
attempt(lambda: m.gone)
attempt(lambda: delattr(m, 'gone'))
m.gone = 1
print(m.gone)
child = Mock(name='child')
m.attached = child
m.attached()
other = Mock()
m.other = other
other(1)
print(m.mock_calls, child.mock_calls, shown(other), shown(child))
m.attach_mock(child, 'again')
m.again(2)
print(m.mock_calls)
attempt(lambda: m.attach_mock(5, 'x'))
result = Mock()
m.return_value = result
m().run(1)
print(m.mock_calls, shown(result))
attempt(lambda: setattr(m, '__init__', 1))
attempt(lambda: m.__len__)
attempt(lambda: len(m))
m.__len__ = Mock(return_value=4)
print(len(m), m.__len__.mock_calls, m.mock_calls[-1])
m.__str__ = lambda self: 'as text'
m.__getitem__ = lambda self, key: key * 2
print(str(m), m[4])
attempt(lambda: NonCallableMock()())
print([name for name in dir(Mock(spec=['a', 'b'])) if not name.startswith('assert')])
print(copy.copy(sentinel.one) is sentinel.one, sentinel.one, sentinel.one is sentinel.one, sentinel.one == sentinel.two, ANY == 5, repr(ANY), DEFAULT)

# === magic methods ===
m = MagicMock()
print(int(m), float(m), complex(m), bool(m), len(m), list(m), 1 in m, hash(m) == hash(m), m == m, m != m, m == 5, m != 5)
attempt(lambda: m < 5)
attempt(lambda: m >= m)
print(shown(m[1]), shown(m[1][2]), shown(m + 1), shown(1 + m), shown(-m), shown(m @ 2), shown(abs(m)), shown(m << 2))
print(m.__getitem__.call_args_list, m.mock_calls[-1])
m[1] = 2
del m[1]
print(m.__setitem__.mock_calls, m.__delitem__.mock_calls)
with m as entered:
    print(shown(entered))
print(m.__enter__.mock_calls, m.__exit__.mock_calls)
m.__iter__.return_value = [1, 2, 3]
print(list(m), list(m))
m.__len__.return_value = 5
m.__bool__.return_value = False
m.__contains__.side_effect = lambda x: x == 3
m.__eq__.return_value = 'equal'
print(len(m), bool(m), 3 in m, 4 in m, m == 1)
m.__getitem__.side_effect = {'k': 'v'}.__getitem__
print(m['k'])
m += 1
print(shown(m))
print(shown(divmod(MagicMock(), 2)), round(MagicMock(return_value=1).__int__()))
attempt(lambda: MagicMock().__reversed__)
attempt(lambda: MagicMock().__missing__)
print(shown(NonCallableMagicMock()), len(NonCallableMagicMock()))
m = MagicMock(name='path')
print(re.sub(r'\d+', '#', m.__fspath__()))
limited = MagicMock(spec=['__len__'])
print(len(limited))
attempt(lambda: limited[1])


# === properties, subclasses, sealing, files ===
class Holder:
    value = 1


with_property = PropertyMock(return_value='from mock')
Holder.value = with_property
h = Holder()
print(h.value)
h.value = 7
print(with_property.mock_calls)
m = MagicMock()
type(m).prop = PropertyMock(side_effect=AttributeError('hidden'))
attempt(lambda: m.prop)


class Own(MagicMock):
    def extra(self):
        return 'extra'


own = Own()
print(own.extra(), type(own.child).__name__, type(own()).__name__, isinstance(own.child, Own), shown(own.child))


class Plain(MagicMock):
    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)


plain = Plain()
plain.a(1)
print(isinstance(plain.a, Plain), plain.mock_calls)
m = Mock()
m.known.deep = 1
m.ready()
seal(m)
attempt(lambda: m.unknown)
attempt(lambda: m.known.other)
attempt(lambda: m())
attempt(lambda: setattr(m, 'fresh', 1))
print(m.known.deep, shown(m.ready()))
opened = mock_open(read_data='one\ntwo\nthree')
with opened('file', 'w') as f:
    print(f.read(3), repr(f.readline()), f.readlines())
    f.write('out')
print(opened.mock_calls)
with opened('again') as f:
    print([line for line in f], f.read())
attempt(lambda: opened().write.assert_called_once_with('out'))
f = opened()
print(next(f), f.readline(), f.read())
print(mock_open(read_data=b'a\nb')().readlines(), mock_open()().read())
o = mock_open()
o.side_effect = OSError('no file')
attempt(lambda: o('x'))
