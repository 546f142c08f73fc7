def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === mutation ===
a = bytearray(b'hello')
a[0] = 72
a.append(33)
a.extend(b'??')
a.extend([65, 66])
a.insert(0, 62)
a += b'end'
print(a, len(a), a[0], a[1:3], a.pop(), a.pop(0), a)
a.remove(33)
a.reverse()
print(a)
del a[0]
del a[::2]
print(a)
a[1:3] = b'XYZ'
a[:0] = [1, 2]
print(a)
a[::2] = b'.' * len(a[::2])
print(a, a.copy() == a, a.copy() is a)
a *= 2
print(a)
a.clear()
print(a, bytearray(), bytearray(2), bytearray('é', 'utf-8'), bytearray.fromhex('ff00'), bytearray([1]) + b'x', b'x' + bytearray([1]), type(b'x' + bytearray(b'y')).__name__, type(bytearray(b'y') + b'x').__name__)

# === errors ===
a = bytearray(b'abc')
def put(index, value):
    a[index] = value
attempt(put, 0, 256)
attempt(put, 0, -1)
attempt(put, 0, 'x')
attempt(put, 0, b'x')
attempt(put, 9, 1)
attempt(put, slice(0, 1), 5)
attempt(put, slice(0, 1), 'x')
attempt(put, slice(0, 3, 2), b'xyz')
attempt(put, 'k', 1)
attempt(a.append, 256)
attempt(a.append, 'a')
attempt(a.remove, 200)
attempt(a.extend, 'abc')
attempt(a.extend, [1000])
attempt(a.extend, 5)
attempt(bytearray().pop)
attempt(a.pop, 10)
attempt(hash, a)
attempt(bytearray, 'a')
attempt(bytearray, [256])
attempt(bytearray, -1)
attempt(lambda: a + 'x')
attempt(lambda: {a: 1})

# === shared methods give bytearrays ===
print(a.upper(), a.replace(b'a', b'z'), a.split(b'b'), a.find(b'c'), a.hex(), a.decode(), a.startswith(b'a'), a == b'abc', b'abc' == a, a < b'abd', 97 in a, b'bc' in a, a.center(5), list(a), repr(a), str(a), bytes(a), a % (), bytearray(b'%d') % 5, a.partition(b'b'))
