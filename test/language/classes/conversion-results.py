# Dunder methods that conversions call, and what they may return.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Returns:
    def __init__(self, **methods):
        self.__dict__.update(methods)


def make(name, result):
    return type('T', (), {name: (lambda self, *a: result)})()


# === results of the wrong type ===
for name, use in [('__str__', str), ('__repr__', repr), ('__repr__', str), ('__format__', format), ('__bytes__', bytes), ('__bool__', bool), ('__int__', int), ('__float__', float), ('__complex__', complex), ('__index__', lambda x: [1, 2, 3][x]), ('__index__', int), ('__index__', float), ('__index__', hex), ('__index__', bytes), ('__len__', len), ('__len__', bool), ('__hash__', hash), ('__iter__', iter), ('__iter__', list), ('__next__', next), ('__contains__', lambda x: 5 in x), ('__length_hint__', list), ('__dir__', dir), ('__round__', round), ('__trunc__', int), ('__abs__', abs), ('__reversed__', reversed), ('__ceil__', lambda x: __import__('math').ceil(x)), ('__floor__', lambda x: __import__('math').floor(x)), ('__getitem__', list), ('__call__', lambda x: x()), ('__missing__', len)]:
    for result in 1, -1, 'text', b'bytes', 1.5, None, [1], True, 10 ** 30, (), NotImplemented:
        if name == '__getitem__':
            continue
        value = make(name, result)
        try:
            print(name, repr(result), '->', repr(use(value)))
        except BaseException as error:
            message = str(error)
            print(name, repr(result), '->', type(error).__name__, message if ' at 0x' not in message else message.split(' at 0x')[0])

# === raising ===
class Raises:
    def __str__(self):
        raise KeyError('str')

    def __repr__(self):
        raise KeyError('repr')

    def __bool__(self):
        raise KeyError('bool')

    def __len__(self):
        raise KeyError('len')

    def __iter__(self):
        raise KeyError('iter')

    def __format__(self, spec):
        raise KeyError('format')

    def __int__(self):
        raise KeyError('int')

    def __index__(self):
        raise KeyError('index')

    def __hash__(self):
        raise KeyError('hash')

    def __contains__(self, item):
        raise KeyError('contains')

    def __getattr__(self, name):
        raise KeyError('getattr ' + name)

    def __dir__(self):
        raise KeyError('dir')


r = Raises()
for use in str, repr, bool, len, list, tuple, int, hash, dir, sorted, sum, set, float, hex, bytes, range, [1].__getitem__, lambda x: f'{x}', lambda x: '%s' % x, lambda x: '%d' % x, lambda x: 1 in x, lambda x: x.missing, lambda x: hasattr(x, 'y'), lambda x: getattr(x, 'y', 1), lambda x: x and 1, lambda x: not x, lambda x: [x, x].index(5), lambda x: {x: 1}, lambda x: ','.join(x), lambda x: [*x], lambda x: {**x}, lambda x: print(x), lambda x: max(x), lambda x: enumerate(x), lambda x: zip(x), lambda x: 'a' * x, lambda x: [1] * x, lambda x: round(1.5, x), lambda x: chr(x), lambda x: divmod(5, x):
    attempt(use, r)

# === subclasses as results ===
class S(str):
    pass


class I(int):
    pass


class F(float):
    pass


class B(bytes):
    pass


print(len(make('__len__', I(3))), [1, 2, 3][make('__index__', True)], range(3)[make('__index__', 1)], 'abc'[make('__index__', 2)], bytes(make('__index__', 2)), list(range(make('__index__', 3))), hex(make('__index__', 255)), 'ab' * make('__index__', 2), round(2.567, make('__index__', 1)))
