def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === a view on bytes ===
m = memoryview(b'abcdef')
print(m[0], m[-1], bytes(m[1:3]), m[::2].tolist(), len(m), m.nbytes, m.readonly, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.tobytes(), m.hex(), m == b'abcdef', m[1:3] == b'bc', list(m)[:2], 97 in m, m.contiguous, m.c_contiguous, m.suboffsets, m.obj)
def put(view, index, value):
    view[index] = value
attempt(put, m, 0, 1)
attempt(lambda: m[10])
attempt(lambda: m['a'])
attempt(memoryview, 'abc')
attempt(memoryview, [1])
attempt(memoryview)

# === writing through ===
data = bytearray(b'abcdef')
w = memoryview(data)
w[0] = 65
w[1:3] = b'XY'
print(data, w.readonly)
half = w[3:]
half[0] = 33
print(data, w.tolist())
attempt(put, w, 0, 256)
attempt(put, w, 0, b'a')
attempt(put, w, slice(0, 2), b'abc')
attempt(data.append, 1)
attempt(hash, w)
print(hash(memoryview(b'a')) == hash(b'a'))
half.release()
w.release()
data.append(1)
attempt(lambda: w[0])
attempt(len, w)
print(data)

# === cast ===
raw = bytearray(8)
ints = memoryview(raw).cast('I')
ints[0] = 0x01020304
print(ints.tolist(), ints.format, ints.itemsize, ints.shape, raw, memoryview(raw).cast('H').tolist(), memoryview(raw).cast('b').tolist()[:4], memoryview(b'\0\0\x80?').cast('f')[0])
grid = memoryview(bytes(range(6))).cast('B', (2, 3))
print(grid.tolist(), grid.shape, grid.ndim, grid[1, 2], grid.strides)
attempt(lambda: memoryview(b'abc').cast('I'))
attempt(lambda: memoryview(b'abc').cast('z'))

# === as a context manager, compared, converted ===
with memoryview(b'xy') as v:
    print(v.tobytes(), bytes(v), bytearray(v), b'-'.join([v, v]), int.from_bytes(v, 'big'), v.toreadonly().readonly, v == memoryview(b'xy'), v != b'x', b'xy' == v, v == 'xy')
