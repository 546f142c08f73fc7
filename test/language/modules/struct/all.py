import struct
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
# === packing ===
for code, values in ('b', (-128, 127)), ('B', (0, 255)), ('h', (-1, 300)), ('H', (65535,)), ('i', (-5,)), ('I', (2 ** 32 - 1,)), ('l', (7,)), ('q', (-2 ** 63,)), ('Q', (2 ** 64 - 1,)), ('e', (1.5, -0.0, 65504.0, 2 ** -24)), ('f', (0.1, float('inf'))), ('d', (0.1, -1e300)), ('?', (0, 5, '')), ('c', (b'x',)):
    for order in '<>=!@':
        for value in values:
            data = struct.pack(order + code, value)
            print(order + code, value, data.hex(), struct.unpack(order + code, data))
print(struct.pack('5s2x3p', b'ab', b'xyzw'), struct.unpack('5s2x3p', b'ab\0\0\0\0\0\x02xy'), struct.pack('<2h3s?', 1, 2, b'abcd', True), struct.pack('bi', 1, 2), struct.pack('<bi', 1, 2), struct.pack('b0i', 1), struct.pack('< i h', 1, 2), struct.pack(b'h', 1), struct.pack('0s', b''), struct.pack('i', True), struct.pack('0p', b'ab'), struct.pack('300p', b'x' * 400)[:3])
print(struct.calcsize('ib'), struct.calcsize('bi0i'), struct.calcsize('!3xhq'), struct.calcsize('nNP'), struct.calcsize('9999999999999i'))
# === objects, offsets, iteration ===
s = struct.Struct('>hh')
print(s, s.format, s.size, s.pack(1, 2), s.unpack(b'\0\1\0\2'), s.unpack_from(b'xx\0\1\0\2', 2), s.unpack_from(b'xx\0\1\0\2', offset=-4), list(s.iter_unpack(b'\0\1\0\2\0\3\0\4')))
b = bytearray(8)
struct.pack_into('<hx', b, 3, -2); s.pack_into(b, 0, 5, 6); print(b, struct.unpack_from('h', memoryview(b), 3))
class Index:
    def __index__(self): return 9
class Float:
    def __float__(self): return 2.5
print(struct.pack('b', Index()), struct.pack('<f', Float()), struct.pack('<d', 3), [*struct.iter_unpack('H', b'abcd')])
# === errors ===
for f in (lambda: struct.pack('b', 200), lambda: struct.pack('B', -1), lambda: struct.pack('>H', 70000), lambda: struct.pack('<i', 2 ** 31), lambda: struct.pack('Q', -1), lambda: struct.pack('q', 2 ** 63), lambda: struct.pack('i', 'x'), lambda: struct.pack('i', 1.5), lambda: struct.pack('f', 'x'), lambda: struct.pack('<f', 1e300), lambda: struct.pack('<e', 1e6), lambda: struct.pack('c', 'x'), lambda: struct.pack('c', b'xx'), lambda: struct.pack('s', 'x'), lambda: struct.pack('ii', 1), lambda: struct.pack('i', 1, 2), lambda: struct.unpack('i', b'xx'), lambda: struct.unpack('z', b''), lambda: struct.unpack('<P', b''), lambda: struct.unpack_from('i', b'abcdef', 4), lambda: struct.unpack_from('i', b'abcdef', -9), lambda: struct.unpack_from('i', b'abcdef', -2), lambda: struct.unpack_from('i', b'abcdef', 10), lambda: struct.pack_into('i', bytearray(2), 0, 1), lambda: struct.pack_into('i', bytearray(8), -9, 1), lambda: struct.pack_into('i', bytearray(8), -2, 1), lambda: struct.pack_into('i', bytearray(8)), lambda: struct.pack_into('i', b'xxxx', 0, 1), lambda: struct.calcsize('3'), lambda: struct.iter_unpack('H', b'abc'), lambda: struct.iter_unpack('', b'abc'), lambda: struct.pack(5, 1), lambda: struct.Struct(5), lambda: struct.calcsize('999999999999999999999i'), lambda: struct.unpack('i', 'text'), lambda: struct.error.__module__): t(f)
