def attempt(action):
    try: print(repr(action()), '|', action())
    except Exception as error: print(f'{type(error).__name__}: {error}')

# === what the constructors take ===
attempt(lambda: UnicodeEncodeError(1, 'a', 0, 1, 'r'))
attempt(lambda: UnicodeEncodeError('a', b'a', 0, 1, 'r'))
attempt(lambda: UnicodeEncodeError('a', 'a', 'x', 1, 'r'))
attempt(lambda: UnicodeEncodeError('a', 'a', 0, 1.5, 'r'))
attempt(lambda: UnicodeEncodeError('a', 'a', 0, 2 ** 70, 'r'))
attempt(lambda: UnicodeEncodeError('a', 'a', 0, 1, 5))
attempt(lambda: UnicodeTranslateError('a', 0, 1, 5))
attempt(lambda: UnicodeTranslateError(b'a', 0, 1, '5'))
attempt(lambda: UnicodeTranslateError('a'))
attempt(lambda: UnicodeDecodeError('a', 5, True, 1, 'r'))

# === one, several, none ===
attempt(lambda: UnicodeTranslateError('\U0001f600a\ud800', 0, 1, 'r'))
attempt(lambda: UnicodeTranslateError('\U0001f600a\ud800', 2, 3, 'r'))
attempt(lambda: UnicodeTranslateError('a', 5, 6, 'r'))
attempt(lambda: UnicodeTranslateError('a', 0, 3, 'r'))
attempt(lambda: UnicodeDecodeError('a', bytearray(b'\x05'), 0, 1, 'r'))
attempt(lambda: UnicodeDecodeError('a', b'', True, 1, 'r'))

# === the text goes by the members of the moment ===
error = UnicodeDecodeError('a', bytearray(b'\x05'), 0, 1, 'r')
print(error.object, error.args)
error.reason = 'z'
print(error)
error.start = 7
print(error, error.start, error.end)
try: b'\xff'.decode()
except UnicodeDecodeError as error:
    error.encoding = 'other'
    print(error)
class Bare(UnicodeEncodeError):
    def __init__(self): pass
print(repr(str(Bare())))

# === the details of SyntaxError; args from any iterable; a second raise ===
for details in (), (1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), [1, 2, 3, 4], 'abcd', 5:
    try:
        error = SyntaxError('m', details)
        print(error.filename, error.text, error.end_offset)
    except Exception as other: print(f'{type(other).__name__}: {other}')
error.args = (n for n in range(3))
print(error.args)
first = ValueError('first')
try: raise first
except ValueError: pass
try:
    try: raise KeyError('second')
    except KeyError: raise first
except ValueError as error: print(repr(error.__context__))
