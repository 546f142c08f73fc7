# Releasing views, what a released view allows, and resizing under a view.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


def put(view, key, value):
    view[key] = value


# === released ===
view = memoryview(b'abc')
view.release()
view.release()
for action in [len, bytes, list, hash, memoryview, bool]:
    attempt(action, view)
for name in ['obj', 'nbytes', 'readonly', 'itemsize', 'format', 'ndim', 'shape', 'strides', 'suboffsets', 'c_contiguous', 'f_contiguous', 'contiguous', 'tobytes', 'tolist', 'hex', 'toreadonly', '__enter__', '__exit__', 'release']:
    def use():
        value = getattr(view, name)
        return value() if callable(value) else value
    attempt(use)
attempt(lambda: view[0])
attempt(lambda: view[:])
attempt(put, view, 0, 1)
attempt(view.cast, 'B')
print(view == view, view == b'abc', view != b'abc', memoryview(b'abc') == view, repr(view).startswith('<released memory at 0x'))
attempt(lambda: b'abc'.startswith(view))

# === with ===
with memoryview(bytearray(b'abc')) as inside:
    inside[0] = 65
    kept = inside[1:]
    print(inside.tobytes(), repr(inside).startswith('<memory at 0x'))
attempt(lambda: inside[0])
print(kept.tobytes())
try:
    with memoryview(b'x') as inside:
        raise KeyError('left')
except KeyError as error:
    print(error)
attempt(lambda: inside.nbytes)

# === resizing under a view ===
data = bytearray(b'abcdef')
view = memoryview(data)
for action in [lambda: data.append(1), lambda: data.extend(b'xy'), lambda: data.pop(), lambda: data.clear(), lambda: data.insert(0, 1), lambda: data.remove(97), data.__iadd__, lambda: data.__init__(b'z'), lambda: data.__delitem__(0), lambda: data.__setitem__(slice(0, 2), b''), lambda: data.__imul__(2)]:
    try:
        print(action() if action != data.__iadd__ else action(b'x'))
    except BufferError as error:
        print('BufferError', error)
data[0] = 90
data[1:3] = b'YX'
data.reverse()
data += b''
print(data, bytes(view))
part = view[2:4]
view.release()
attempt(data.append, 33)
part.release()
data.append(33)
print(data)

# === views that nobody holds any more do not hinder ===
memoryview(data)[0] = 35
data.append(34)
print(bytes(memoryview(data)[1:3]), data)
data.extend(b'..')


def look(buffer):
    view = memoryview(buffer)
    return sum(view[:3])


print(look(data))
data.clear()
print(data)
view = memoryview(data)
view = None
data += b'new'
print(data)
view = memoryview(data)
holder = {'view': view}
del view
attempt(data.append, 1)
holder.clear()
data.append(1)
print(data)


def closure():
    inner = memoryview(data)
    return lambda: inner[0]


function = closure()
attempt(data.append, 2)
print(function())
del function
data.append(2)
print(data)


class Owner:
    def __init__(self):
        self.view = memoryview(data)


owner = Owner()
attempt(data.pop)
owner.view.release()
print(data.pop())

# === what is not a buffer ===
for value in 'abc', 5, None, [1], (1,), object(), 1.5, {}:
    try:
        memoryview(value)
    except TypeError as error:
        print(error)
try:
    class Sub(memoryview):
        pass
except TypeError as error:
    print(error)
attempt(memoryview, b'a', b'b')
print(memoryview(object=b'abc').tobytes(), type(memoryview(b'')).__name__, memoryview(memoryview(b'abc')[1:]).tobytes(), memoryview(memoryview(b'abc')).obj)

# === iterating ===
data = bytearray(b'abc')
view = memoryview(data)
it = iter(view)
print(type(it).__name__, next(it), list(it), list(it))
print(list(reversed(view)), sorted(view, reverse=True), max(view), 98 in view, b'b' in view, 'b' in view, sum(view), [*view], tuple(view))
a, *b = view
print(a, b)
match view:
    case [first, *rest]:
        print('matched', first, rest)
    case _:
        print('not matched')
print(bytearray(view), bytes(view), int.from_bytes(view, 'little'), b'-'.join([view, b'x']), b'xabc'.find(view), view.hex(), view.hex('-'), view.hex(':', 2))
try:
    view + b'x'
except TypeError as error:
    print(error)
print(str(view, 'ascii'), bool(view), bool(memoryview(b'')), isinstance(view, memoryview))
