def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === strip ===
print(repr('  a b \n'.strip()), repr('  a '.lstrip()), repr('  a '.rstrip()), 'xxaxx'.strip('x'), 'xyaxy'.strip('yx'), 'xyaxy'.lstrip('xy'), 'xyaxy'.rstrip('xy'), ''.strip(), repr(' a '.strip(None)), repr(' a '.strip('')), '\u3000a\xa0\u2028'.strip(), repr('\u200ba'.strip()), 'www.example.com'.strip('cmowz.'), '😀a😀'.strip('😀'), repr('\x1ca\x1f'.strip()))
attempt(' a'.strip, 1)
attempt(' a'.strip, 'a', 'b')

# === center, ljust, rjust, zfill ===
print(['ab'.center(n) for n in (0, 2, 3, 4, 5, 6)], ['abc'.center(n, '*') for n in (4, 5, 6, 7, 8)], 'ab'.ljust(5, '.'), 'ab'.rjust(5, '.'), 'ab'.ljust(1), '😀'.center(5, '😀'))
print('42'.zfill(5), '-42'.zfill(5), '+42'.zfill(5), '-42'.zfill(3), 'ab'.zfill(4), ''.zfill(3), '--1'.zfill(6), '-'.zfill(3), '1.5'.zfill(6))
attempt('a'.center, 5, 'ab')
attempt('a'.ljust, 5, '')
attempt('a'.rjust, 'x')
attempt('a'.ljust, 5, 1)
attempt('a'.zfill, 1.5)
attempt('a'.center)

# === expandtabs ===
print(repr('a\tb'.expandtabs()), repr('a\tbc\td'.expandtabs(4)), repr('\ta'.expandtabs(0)), repr('ab\n\tc'.expandtabs(4)), repr('a\r\tb'.expandtabs(4)), repr('a\tb'.expandtabs(-1)), repr('abcd\te'.expandtabs(tabsize=4)), repr('a\tb'.expandtabs(1)))

# === translate, maketrans ===
table = str.maketrans('abc', 'xyz', 'd')
print(table, 'abcde'.translate(table), str.maketrans({'a': '1', 98: None, 'c': 0x43}), 'abcd'.translate({97: 'AA', 98: None, 99: 90}), 'a😀'.translate({0x1F600: ':)'}), 'abc'.translate(str.maketrans('a', '😀')), 'aé'.translate(str.maketrans('', '', 'é')))
class Upper:
    def __getitem__(self, key):
        if key == 98:
            raise LookupError
        return chr(key).upper()
print('abc'.translate(Upper()))
attempt(str.maketrans, 'ab', 'c')
attempt(str.maketrans, {'ab': 1})
attempt(str.maketrans, 'ab')
attempt('a'.translate, {97: 1.5})
attempt('a'.translate, {97: 0x110000})
attempt(str.maketrans, {1.5: 'a'})
