def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction ===
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), bytes(bytearray(b'y')), bytes(x for x in (65, 66)), bytes('a', encoding='ascii'), bytes.fromhex('00 ff\n1A'), bytes.fromhex(''), bytes(True))
attempt(bytes, 'a')
attempt(bytes, [256])
attempt(bytes, [-1])
attempt(bytes, ['a'])
attempt(bytes, -1)
attempt(bytes, 1.5)
attempt(bytes, None)
attempt(bytes, b'a', 'utf-8')
attempt(bytes, 5, 'utf-8')
attempt(bytes.fromhex, 'abc')
attempt(bytes.fromhex, 'zz')
attempt(bytes.fromhex, '1 2')
attempt(bytes.fromhex, b'ab')
class HasBytes:
    def __bytes__(self):
        return b'own'
class BadBytes:
    def __bytes__(self):
        return 'text'
print(bytes(HasBytes()))
attempt(bytes, BadBytes())

# === indexing, operators ===
b = b'hello'
print(b[0], b[-1], b[1:3], b[::-1], b[::2], list(b), len(b), b + b'!', b * 2, 2 * b, b'ell' in b, 104 in b, 300 in [1] or b == b'hello', b < b'help', b'a' != b'b', hash(b) == hash(b'hello'), b == bytearray(b'hello'), b == 'hello', bool(b''), max(b), sorted(b'cab'), tuple(b'ab'))
attempt(lambda: b[10])
attempt(lambda: b['a'])
attempt(lambda: b + 'a')
attempt(lambda: b + 1)
attempt(lambda: 300 in b)
attempt(lambda: 'a' in b)
attempt(lambda: b < 'a')
attempt(lambda: b % 5)
attempt(lambda: b.foo)

# === formatting ===
print(b'%s %d %x %5.1f %c %b %a %r %%' % (b'ab', 5, 255, 2.25, b'z', b'q', 'é', 'é'), b'%(k)s' % {b'k': b'v'}, b'%5s|%-5s|' % (b'a', b'b'), b'%c' % 65)
attempt(lambda: b'%s' % 'a')
attempt(lambda: b'%d' % b'a')
attempt(lambda: b'%c' % 256)
attempt(lambda: b'%(k)s' % {'k': b'v'})

# === hex ===
print(b'\x01\xab\xff'.hex(), b'\x01\xab\xff'.hex(':'), b'\x01\xab\xff'.hex('-', 2), b'\x01\xab\xff'.hex(' ', -2), b''.hex(), repr(b'\'"'), str(b'a'), f'{b"a"}')
