# Streams that are flushed before their end. (What the parts look like depends on the library, not what comes out.)
import random
import zlib

random.seed(3)
data = bytes(random.choices(b"abcdef ", k=100_000))


def attempt(call):
    try:
        return call()
    except zlib.error:
        return "error"


# === every format, level and kind of flush ===
MODES = [zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_BLOCK]
for wbits in (15, -15, 31, 9, -9, 25):
    for level in (0, 1, 6, 9):
        stream = zlib.compressobj(level, zlib.DEFLATED, wbits)
        whole = b""
        for i in range(0, len(data), 20_000):
            whole += stream.compress(data[i : i + 20_000]) + stream.flush(MODES[i // 20_000 % 5])
            if i == 40_000:
                copy, other = stream.copy(), whole
        whole += stream.flush()
        other += copy.compress(data[60_000:]) + copy.flush()
        print(wbits, level, zlib.decompress(whole, wbits) == data == zlib.decompress(other, wbits), len(whole) < len(data) + 2000)

# === what is there can be read after each flush ===
stream, reader = zlib.compressobj(), zlib.decompressobj()
for part in (b"abc", b"", b"def" * 100):
    piece = stream.compress(part) + stream.flush(zlib.Z_SYNC_FLUSH)
    print(reader.decompress(piece), reader.eof, piece.endswith(b"\x00\x00\xff\xff"))
print(reader.decompress(stream.flush()), reader.eof, reader.unused_data)

# === after the end, and other modes ===
print(attempt(stream.flush), attempt(lambda: stream.compress(b"1")), stream.flush(zlib.Z_NO_FLUSH))
for mode in (6, 7, -1):
    print(attempt(lambda: zlib.compressobj().flush(mode)))
print(zlib.decompress(zlib.compressobj().flush()))
print(zlib.adler32(data), zlib.adler32(data[:100], 7), zlib.crc32(data, 5))
