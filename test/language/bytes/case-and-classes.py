# Case and character classes count ASCII letters only.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


for t in bytes, bytearray:
    for m in 'upper','lower','title','capitalize','swapcase','isalpha','isdigit','isalnum','isspace','isascii','islower','isupper','istitle':
        for y in b'Hello World', b'', b'ABC', b'abc1', b'123', b' \t\n\r\x0b\x0c', b'\x1c', b'\xe9\xc9', b"it's A-b", b'Aa Bb', b'AA', b'a\nb': print(getattr(t(y),m)(), end=' ')
        print()
