# Views with a format, a shape and strides: indexing, slicing, casting, comparing.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


def put(view, key, value):
    view[key] = value


def remove(view, key):
    del view[key]


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


# === one dimension ===
data = bytearray(range(10))
view = memoryview(data)
print(len(view), view.nbytes, view.itemsize, view.shape, view.strides, view.ndim, view.readonly, view.obj is data)
for key in 0, -1, 9, 10, -10, -11, True, Index(3), 1.5, 'a', None, (0,), (1, 2), (), ..., slice(1), (slice(1),), (0, slice(1)), 2 ** 70:
    attempt(lambda: bytes(view[key]) if isinstance(view[key], memoryview) else view[key])
for part in view[2:5], view[::-1], view[::3], view[8:2:-2], view[5:5], view[20:], view[-3:], view[Index(1):Index(4)]:
    print(part.tolist(), part.shape, part.strides, part.contiguous, part.c_contiguous, part.f_contiguous, part.nbytes, len(part), bytes(part), part.tobytes())
attempt(lambda: view[::0])
attempt(lambda: view['a':])

# === writing ===
view[0] = 200
view[-1] = Index(7)
view[1:4] = b'abc'
view[4:6] = bytearray(b'xy')
view[6:8] = memoryview(b'01')
view[::5] = view[1:3]
print(data)
view[2:6] = view[0:4]
print(data)
view[3:7] = view[2:6]
print(data)
for key, value in [(0, 256), (0, -1), (0, 'a'), (0, 1.0), (0, None), (0, b'a'), (10, 1), ('a', 1), (slice(0, 2), b'abc'), (slice(0, 2), 5), (slice(0, 2), [1, 2]), (slice(0, 2), 'ab'), ((0,), 9), ((0, 0), 9), (None, 1), (slice(0, 2), memoryview(b'abcd').cast('H'))]:
    attempt(put, view, key, value)
print(data)
attempt(remove, view, 0)
attempt(put, memoryview(b'abc'), 0, 1)
attempt(remove, memoryview(b'abc'), 0)

# === formats ===
raw = bytes([1, 2, 3, 4, 250, 251, 252, 253, 0, 0, 128, 63, 0, 60, 255, 127])
for code in 'cbB?hHiIlLqQnNfdeP':
    cast = memoryview(raw).cast(code)
    print(code, cast.itemsize, cast.shape, cast.format, [repr(value) for value in cast.tolist()] if code not in 'fdeP' else len(cast.tolist()))
print(memoryview(raw).cast('f')[2], memoryview(raw).cast('e').tolist()[6], memoryview(b'\0\0\0\0\0\0\xf8\x3f').cast('d')[0])
for code in 'z', '', 'BB', '<I', '>h', '@', '@I', '=i', 'x', 's':
    attempt(lambda: memoryview(raw).cast(code).itemsize)
attempt(memoryview(raw).cast, 5)
attempt(memoryview(raw).cast)
attempt(lambda: memoryview(raw).cast('I').cast('H'))
attempt(lambda: memoryview(raw).cast('I').cast('B').tolist() == list(raw))
attempt(lambda: memoryview(raw)[::2].cast('H'))
attempt(lambda: memoryview(raw[:7]).cast('I'))
attempt(lambda: memoryview(b'').cast('I').tolist())

# === storing by format ===
store = bytearray(16)
for code, values in [('b', [-128, 127, -129, 128]), ('B', [0, 255, 256]), ('h', [-32768, 32767, 32768]), ('H', [65535, -1]), ('i', [-2 ** 31, 2 ** 31]), ('I', [2 ** 32 - 1, 2 ** 32]), ('q', [-2 ** 63, 2 ** 63]), ('Q', [2 ** 64 - 1, 2 ** 64, -1]), ('?', [True, 0, 'x', []]), ('c', [b'z', b'zz', 'z', 5]), ('f', [1.5, -2, 1e40, 'a', float('inf'), True]), ('d', [0.1, 10 ** 400, None]), ('e', [1.5, 65504.0, 65520.0, 6e-8, 'x'])]:
    cell = memoryview(store).cast(code)
    for value in values:
        attempt(put, cell, 0, value)
    print(code, store.hex())
    store[:] = bytes(16)

# === several dimensions ===
grid = memoryview(bytearray(range(24))).cast('B', (2, 3, 4))
print(grid.tolist(), grid.shape, grid.strides, grid.ndim, grid.nbytes, len(grid), grid[1, 2, 3], grid[-1, -1, -1], grid.contiguous)
for key in 0, (0,), (0, 0), (2, 0, 0), (0, 3, 0), (0, 0, 0, 0), slice(1), (slice(1), slice(1)), (0, slice(1)), ..., 'a', (0, 'a', 0):
    attempt(lambda: grid[key] if not isinstance(grid[key], memoryview) else grid[key].tolist())
put(grid, (0, 1, 2), 99)
print(grid[0, 1, 2], bytes(grid)[6], grid.obj[6])
attempt(put, grid, 0, 1)
attempt(put, grid, (0, 0), 1)
attempt(put, grid, slice(1), b'x')
attempt(put, grid, (slice(1), slice(1)), b'x')
attempt(put, grid, (9, 9, 9), 1)
attempt(iter, grid)
attempt(lambda: 5 in grid)
attempt(list, grid)
attempt(hash, grid.toreadonly())
print(hash(memoryview(bytes(range(6))).cast('B', (2, 3))) == hash(bytes(range(6))))
print(grid[::-1].tolist(), grid[::-1].strides, grid[1:].shape, grid[::-1].contiguous, grid[5:].tolist())
print(grid.tobytes('F') == grid.tobytes('C'), grid.tobytes(order='F')[:6], grid.tobytes(None)[:4], grid.tobytes('A')[:4])
attempt(grid.tobytes, 'Z')
attempt(grid.tobytes, 5)
for shape in [(24,), [24], (4, 6), (2, 2), (0,), (-1, 24), ('a',), 24, (24, 1), (1,) * 65, (2 ** 40, 2 ** 40), ()]:
    attempt(lambda: memoryview(bytes(24)).cast('B', shape).shape)
attempt(lambda: grid.cast('B', (4, 6)))
attempt(lambda: grid.cast('B', (24,)).shape)
attempt(lambda: grid.cast('I').shape)
attempt(lambda: memoryview(bytes(24)).cast('I', (2, 3)).tolist())
attempt(lambda: memoryview(b'').cast('B', (0, 1)))

# === no dimension ===
scalar = memoryview(bytearray(b'\x05')).cast('B', ())
print(scalar.shape, scalar.strides, scalar.ndim, scalar.nbytes, scalar[()], scalar.tolist(), scalar[...] is scalar, scalar.tobytes())
scalar[()] = 7
scalar[...] = 8
print(scalar.tolist(), scalar.obj)
attempt(len, scalar)
attempt(iter, scalar)
attempt(lambda: scalar[0])
attempt(put, scalar, 0, 1)
attempt(lambda: scalar[1, 2])

# === equality ===
base = memoryview(b'abc')
print(base == b'abc', base == bytearray(b'abc'), base == memoryview(b'abc'), base == 'abc', base == [97, 98, 99], base != b'abd', base == b'ab', base[::-1] == b'cba', b'abc' == base, base == base[:])
ints = memoryview(bytes([1, 0, 0, 0])).cast('I')
print(ints == memoryview(b'\x01'), ints == memoryview(bytearray([1, 0])).cast('H'), ints == memoryview(bytes([0, 0, 128, 63])).cast('f'), memoryview(b'\x01').cast('?') == memoryview(b'\x01'))
nans = memoryview(bytes([0, 0, 192, 127])).cast('f')
print(nans == nans, nans == memoryview(bytes(nans)).cast('f'), memoryview(bytes(6)).cast('B', (2, 3)) == memoryview(bytes(6)), memoryview(b'') == b'')
attempt(lambda: base < b'b')
attempt(lambda: base < memoryview(b'b'))
print({b'abc': 'found'}[base], base in {b'abc'}, len({base, b'abc', memoryview(b'abc')}))
