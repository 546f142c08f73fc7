from array import array
import array as A, struct, copy
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, str(e).replace("'array.array'", "'array'"))
# === values ===
for code, values in ('b', [-128, 127]), ('B', [0, 255]), ('h', [-5]), ('H', [65535]), ('i', [-2 ** 31]), ('I', [2 ** 32 - 1]), ('l', [-2 ** 63]), ('L', [2 ** 64 - 1]), ('q', [2 ** 63 - 1]), ('Q', [0]), ('f', [0.1, 1]), ('d', [0.1, float('inf')]), ('w', 'a😀'):
    a = array(code, values); print(a, a.itemsize, a.typecode, a.tobytes().hex(), array(code, a.tobytes()) == a, a.tolist())
for code in 'bBhHiIlLqQ':
    for v in 2 ** 64, -1, -2 ** 70, 2 ** 31, 300, 70000, 2 ** 63: t(lambda: array(code, [v]))
# === as a sequence ===
a = array('i', [1, 2, 3]); a.append(4); a.extend([5, 6]); a.extend(array('i', [7])); a.insert(1, 9); a.insert(-100, 0); a.fromlist([8]); a.frombytes(b'\1\0\0\0'); print(a, len(a), a[0], a[-1], a[1:3], a[::-2], 9 in a, a.count(1), a.index(9), a.pop(), a.pop(0), list(a)[:2], [x * 2 for x in a][:2], sum(a))
a[0] = 100; a[1:3] = array('i', [7, 7, 7]); del a[0]; del a[::2]; a.reverse(); a.remove(7); print(a, a + array('i', [1]), a * 2, 2 * a); a += array('i', [5]); a *= 2; print(a, a == array('i', a), a == array('d', a), a < array('i', [99]), a == list(a), array('i', [1]) != array('i', [2]), max(a), sorted(a))
b = array('h', [1, 256]); b.byteswap(); print(b, memoryview(array('i', [1, 2])).format, bytes(array('B', [1, 2])), struct.unpack('2h', b), copy.copy(b) == b, copy.deepcopy(b), b.buffer_info()[1], A.typecodes, A.ArrayType is array, array('w', 'ab').tounicode(), array('i'), bool(array('i')), array('i', range(3)), array('d', (x / 2 for x in range(3))), isinstance(a, array))
# === errors ===
a = array('i', [1, 2, 3])
for f in (lambda: array('z'), lambda: array('i', ['x']), lambda: array('f', ['x']), lambda: array('i', 1.5), lambda: array('i', [1.5]), lambda: array('i', 'ab'), lambda: array('i', b'abc'), lambda: array(5), lambda: array('ii'), lambda: a[5], lambda: a['x'], lambda: a.pop(9), lambda: array('i').pop(), lambda: a.remove(9), lambda: a.index(9), lambda: a.index(2, 0, 1), lambda: a + [1], lambda: a + array('b'), lambda: a.extend(array('b')), lambda: a.fromlist(5), lambda: a.fromlist([1, 'x']), lambda: a.frombytes(b'abc'), lambda: a.frombytes('abc'), lambda: a.__setitem__(0, 'x'), lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.__setitem__(slice(0, 3, 2), a), lambda: a.tounicode(), lambda: a < 5, lambda: a * 'x', lambda: hash(a), lambda: a.__setitem__(9, 1), lambda: a.__delitem__(9), lambda: array('w', ['ab']), lambda: array('i', None)): t(f)
