def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === attributes, repr, equality ===
s = slice(1, 10, 2)
print(s, slice(5), slice(1, 5), s.start, s.stop, s.step, slice(None), slice('a', [1], None), s == slice(1, 10, 2), slice(1) == slice(None, 1), slice(1) == (None, 1, None), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1, 2): 'k'}[slice(1, 2)])
attempt(slice)
attempt(slice, 1, 2, 3, 4)
attempt(lambda: hash(slice([], 1)))
attempt(lambda: slice(1) < 5)
def assign():
    s.start = 5
attempt(assign)

# === indices ===
for args in (None, None, None), (1, 10, 2), (-3, None, None), (None, None, -1), (10, -10, -3), (100, 200, 1), (None, 2 ** 70, None):
    print(args, slice(*args).indices(5), slice(*args).indices(0))
attempt(lambda: slice(1, 2, 0).indices(5))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice('a').indices(5))
attempt(lambda: slice(1).indices())

# === __getitem__ receives them ===
class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print('set', key, value)
    def __delitem__(self, key):
        print('del', key)
x = Show()
print(x[1], x[1:2], x[::], x[1:, ::2], x[...], x[..., 1:2, None], x['a':'b'], x[()], x[1,], x[*[1, 2]], x[0, *[1, 2]], x[lambda: 1:2].stop, x[-1:], x[(1, 2)], x[1:2, 3], x[{'k': 1}])
x[1:2] = 'v'
x[::2, 1] = 5
del x[1:2], x[5]
