# Subclasses of bytes and bytearray give plain results.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


class Sub(bytes):
    def __new__(cls, *a): return super().__new__(cls, *a)
s = Sub(b'ab')
print(type(s), s, repr(s), type(s+b''), type(s[:]), type(s.upper()), type(s*1), type(bytes(s)), s == b'ab', hash(s)==hash(b'ab'), {b'ab':1}[s], type(Sub.fromhex('00')), type(s.strip()), type(s.replace(b'x',b'y')), type(s.ljust(1)), s.__getnewargs__(), type(s.lower()), type(s.translate(None)))
class SubA(bytearray):
    def __init__(self, *a, tag=None): super().__init__(*a); self.tag=tag
s = SubA(b'ab', tag=5)
print(type(s), s, s.tag, type(s+b''), type(s[:]), type(s.upper()), type(s*1), type(s.copy()), s == b'ab', type(SubA.fromhex('00')), SubA.fromhex('0102'), type(bytearray(s)))
