def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === unpacking ===
def two(value):
    a, b = value
def star(value):
    a, b, *c = value
def nested(value):
    (a, b), c = value
for value in [], [1], [1, 2, 3], 'a', 'abc', {}, {1: 2}, 5, None, iter([1]), range(3), (n for n in range(5)), {1, 2, 3}: 
    attempt(two, value)
for value in [], [1], 5: attempt(star, value)
for value in [1, 2], [[1], 2], [[1, 2]], ['ab', 'c', 'd']: attempt(nested, value)
attempt(lambda: [a for a, b in [(1, 2, 3)]])
attempt(lambda: {k: v for k, v in {'abc': 1}})
attempt(lambda: dict([(1,)]))
attempt(lambda: dict(['a']))
# === ValueErrors of builtins ===
for action in (lambda: int('abc'), lambda: int(''), lambda: int('12a'), lambda: int('a' * 300), lambda: int('5', 1), lambda: float('abc'), lambda: float(''), lambda: complex('x'), lambda: chr(-5), lambda: [].index(1), lambda: ''.index('a'), lambda: [1].remove(2), lambda: range(1, 2, 0), lambda: [1][::0], lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: bytes([256]), lambda: bytes(-1), lambda: max([]), lambda: min(()), lambda: 'a'.encode('nope'), lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: '{'.format(), lambda: '}'.format(), lambda: '%'.__mod__(1), lambda: '%q' % 1, lambda: format(1, 'q'), lambda: format('a', '='), lambda: pow(2, -1, 4), lambda: 1 << -1, lambda: bytes.fromhex('x'), lambda: float.fromhex('x'), lambda: int.from_bytes(b'a', 'x'), lambda: (300).to_bytes(1), lambda: list(zip('a', '', strict=True)), lambda: str.maketrans('a', 'bc'), lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]), lambda: bytearray(b'a').__setitem__(0, 300), lambda: memoryview(b'abc').cast('I'), lambda: type('a\0', (), {}), lambda: compile('1', 'f', 'x'), lambda: eval('1\0'), lambda: int('0b', 0), lambda: '{!x}'.format(1), lambda: 'a'.rsplit(''), lambda: 'abc'.index('c', 0, 2), lambda: (1, 2).index(3), lambda: sum([''], ''), lambda: 'a'.zfill('b'), lambda: slice(1, 2, 0).indices(5), lambda: float(1e400 - 1e400).as_integer_ratio(), lambda: open('')): attempt(action)
