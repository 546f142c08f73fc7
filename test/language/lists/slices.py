def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === reading ===
a = list(range(8))
print(a[2:5], a[-3:], a[:-3], a[::3], a[::-2], a[6:2:-1], a[100:], a[-100:2], a[5:2], a[:], a[:] is a, a[slice(None, None, 2)], a[True:], a[2:10 ** 20])

# === assigning ===
a[1:3] = ['x', 'y', 'z']
print(a)
a[1:4] = []
print(a)
a[2:2] = [7, 7]
print(a)
a[:0] = 'ab'
a[len(a):] = (1, 2)
print(a)
a[::2] = ['*'] * len(a[::2])
print(a)
a[::-1] = range(len(a))
print(a)
a[5:2] = ['in']
print(a)
a[1:3] = a
print(a)
a[:] = []
print(a)
a = [1, 2, 3]
a[-2:] = iter('pq')
print(a)

# === deleting ===
a = list(range(10))
del a[0]
del a[-1]
del a[2:4]
print(a)
del a[::2]
print(a)
del a[::-1]
print(a)
a = list(range(10))
del a[8:1:-3]
print(a)

# === errors ===
a = [1, 2, 3, 4]
def put(index, value):
    a[index] = value
def drop(index):
    del a[index]
attempt(lambda: a[4])
attempt(lambda: a[-5])
attempt(lambda: a['x'])
attempt(lambda: a[1.0])
attempt(lambda: a[None:'x'])
attempt(lambda: a[1, 2])
attempt(lambda: a[::0])
attempt(put, 4, 0)
attempt(put, 'x', 0)
attempt(put, slice(0, 2), 5)
attempt(put, slice(0, 4, 2), [1])
attempt(put, slice(0, 4, 2), [1, 2, 3])
attempt(put, slice(None, None, 0), [])
attempt(put, slice(0, 4, 2), 5)
attempt(drop, 9)
attempt(drop, 'x')
attempt(lambda: a[10 ** 30])
attempt(lambda: [][0])
print(a)
