def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === search ===
b = b'abracadabra'
print(b.find(b'a', 1), b.find(97), b.rfind(b'bra'), b.index(b'c'), b.count(b'a'), b.count(97), b.startswith(b'ab'), b.endswith((b'x', b'ra')), b.find(b''), b.find(b'z'), b.rindex(b'a'))
attempt(b.index, b'z')
attempt(b.rindex, 300)
attempt(b.find, 'a')
attempt(b.startswith, 'a')
attempt(b.startswith, ('a',))
attempt(b.count, 1.5)

# === split, join, replace ===
print(b.split(b'a'), b'a b  c'.split(), b.partition(b'c'), b.rpartition(b'a'), b'a\nb\r\nc'.splitlines(), b'a\x0bb\x85c'.splitlines(), b','.join([b'a', bytearray(b'b')]), b.replace(b'a', b''), b.replace(b'a', b'AA', 2), b'abc'.replace(b'', b'-'), b'a,b,c'.rsplit(b',', 1), b' a '.split(b' '))
attempt(b','.join, ['a'])
attempt(b','.join, [1])
attempt(b.split, 'a')
attempt(b.split, b'')
attempt(b.replace, 'a', 'b')

# === case and questions (ASCII only) ===
print(b'aBc\xe9'.upper(), b'aBc'.lower(), b'hello world'.title(), b'hELLO'.capitalize(), b'aB'.swapcase(), b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' \t'.isspace(), b'AB'.isupper(), b'ab'.islower(), b'Ab Cd'.istitle(), b'\xe9'.isalpha(), b'\x80'.isascii(), b''.isascii())

# === trim, pad ===
print(b'  a '.strip(), b'xxaxx'.strip(b'x'), b'a'.center(5, b'*'), b'a'.ljust(3), b'a'.rjust(3, b'.'), b'-5'.zfill(4), b'a\tb'.expandtabs(4), b'TestX'.removeprefix(b'Test'), b'aXX'.removesuffix(b'X'))
attempt(b'a'.center, 5, '*')
attempt(b'a'.center, 5, b'**')

# === translate ===
print(b'abc'.translate(bytes.maketrans(b'ab', b'xy')), b'abcd'.translate(None, b'bd'), b'abc'.translate(bytes(range(256)), b'a'), len(bytes.maketrans(b'', b'')), b'abc'.translate(bytes.maketrans(b'a', b'z'), delete=b'c'))
attempt(bytes.maketrans, b'a', b'bc')
attempt(b'a'.translate, b'short')

# === decode ===
print(b'\xc3\xa9'.decode(), b'a\xffb'.decode('utf-8', 'ignore'), b'a\xffb'.decode('utf-8', 'replace'), b'a\xff'.decode('ascii', 'backslashreplace'), b'\xe9'.decode('latin-1'), b'\xff\xfea\x00'.decode('utf-16'), b'\xef\xbb\xbfa'.decode('utf-8-sig'), repr(b'\xef\xbb\xbfa'.decode()), b'\xf0\x9f\x98\x80'.decode(encoding='utf8', errors='strict'))
for data in b'\xff', b'a\xc3', b'\xc3(', b'\xe2\x82', b'\xed\xa0\x80', b'\xf8\x88', b'\xc0\x80', b'\xf4\x90\x80\x80', b'abc\x80def', b'\xe2\x28\xa1':
    attempt(data.decode)
    print(ascii(data.decode('utf-8', 'replace')))
attempt(b'\x80'.decode, 'ascii')
attempt(b'a'.decode, 'nope')
attempt(b'a'.decode, 'utf-16')
try:
    b'ab\xff'.decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
try:
    'aé€'.encode('ascii')
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
