import zlib, gzip
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
data = b'hello world ' * 100
# === round trips ===
for level in -1, 0, 1, 9:
    for wbits in 15, -15, 31, 9:
        c = zlib.compress(data, level, wbits); print(zlib.decompress(c, wbits) == data, len(c) < len(data) or level == 0, end=' ')
print(zlib.decompress(zlib.compress(data, wbits=31), 47) == data, zlib.decompress(bytes.fromhex('789ccb48cdc9c95728cf2fca49010 01a0b045d'.replace(' ', ''))), zlib.crc32(data), zlib.crc32(b'b', zlib.crc32(b'a')), zlib.adler32(data), zlib.adler32(b'b' * 100000), zlib.adler32(b'', 5), zlib.crc32(b''))
# === objects ===
c = zlib.compressobj(9); z = c.compress(b'abc') + c.compress(bytearray(b'def')) + c.flush(); d = zlib.decompressobj()
print(zlib.decompress(z), d.decompress(z[:5]) + d.decompress(z[5:] + b'rest'), d.eof, d.unused_data, d.decompress(b'more'), d.unused_data)
d = zlib.decompressobj(); print(len(d.decompress(zlib.compress(data), 10)))
# === errors ===
for f in (lambda: zlib.decompress(b'x'), lambda: zlib.decompress(b''), lambda: zlib.decompress(zlib.compress(data)[:-3]), lambda: zlib.decompress(b'not zlib data at all'), lambda: zlib.compress('text'), lambda: zlib.compress(data, 20), lambda: zlib.decompress(zlib.compress(data)[:-1] + b'x'), lambda: zlib.error.__module__): t(f)
# === gzip ===
g = gzip.compress(data); print(gzip.decompress(g) == data, gzip.decompress(g + gzip.compress(b'x')) == data + b'x', g[:4], gzip.decompress(b''), gzip.decompress(gzip.compress(b'')))
for f in (lambda: gzip.decompress(b'xx'), lambda: gzip.decompress(g[:-3]), lambda: gzip.decompress(g[:-8] + b'1' * 8)): t(f)
print(issubclass(gzip.BadGzipFile, OSError))
