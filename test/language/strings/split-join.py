def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === on whitespace ===
print('  a b   c '.split(), ''.split(), '   '.split(), 'a\tb\nc\r\nd\x0be\x0cf'.split(), 'a\u2003b\xa0c\u3000d'.split(), 'a\u200bb'.split(), 'a b c'.split(None, 1), ' a b  c '.split(None, 1), ' a b  c '.split(None, 0), ' a b  c '.rsplit(None, 1), 'a b'.split(maxsplit=5), 'a\x1cb\x1db\x1ec\x1fd\x85e'.split())

# === on a separator ===
print('a,b,,c,'.split(','), ''.split(','), ','.split(','), 'a--b--c'.split('--'), 'a---b'.split('--'), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a,b,c'.split(',', 0), 'a,b,c'.rsplit(',', 0), 'a,b,c'.split(',', -1), 'a,b'.split(sep=',', maxsplit=9), 'a---b'.rsplit('--'), 'abc'.split('abc'), ' a '.split(' '))
attempt('a'.split, '')
attempt('a'.split, 1)
attempt('a'.rsplit, '')
attempt('a'.split, ',', 'x')
attempt('a'.split, ',', 1, 2)

# === lines ===
print('a\nb\r\nc\rd'.splitlines(), 'a\n\nb\n'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g'.splitlines(), 'a\r\n\rb'.splitlines(keepends=True), 'a\x1fb'.splitlines())

# === join ===
print(','.join(['a', 'b']), ''.join([]), '-'.join('abc'), ', '.join(str(n) for n in range(5)), ''.join(('x',)), ' '.join({'k': 1, 'v': 2}), '😀'.join('ab'), ','.join(['']), ','.join(['', '']))
attempt(','.join, [1, 2])
attempt(','.join, ['a', None])
attempt(','.join, 5)
attempt(','.join, ['a', b'b'])
attempt(','.join)
attempt(','.join, 'a', 'b')

# === replace ===
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', '', 1), 'abc'.replace('', '-'), ''.replace('', 'x'), 'abc'.replace('', '-', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('x', 'y'), 'abc'.replace('b', 'BBB'), 'aaa'.replace('a', 'b', -1), 'aaa'.replace('a', 'b', 0), ''.replace('a', 'b'), 'abc'.replace('b', 'x', count=1))
attempt('a'.replace, 'a')
attempt('a'.replace, 'a', 1)
attempt('a'.replace, 1, 'a')
