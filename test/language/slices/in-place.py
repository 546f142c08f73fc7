# === evaluation order of subscripts ===
log = []
def note(value):
    log.append(value)
    return value
class Store:
    def __repr__(self):
        return 'store'
    def __getitem__(self, key):
        log.append(('get', key))
        return 10
    def __setitem__(self, key, value):
        log.append(('set', key, value))
    def __delitem__(self, key):
        log.append(('del', key))
s = Store()
note(s)[note('k')] = note('v')
print(log)
log.clear()
s[note(1)] += note(2)
print(log)
log.clear()
s[note('a')], s[note('b')] = note('x'), note('y')
print(log)
log.clear()
s[note(1):note(2):note(3)] = note(0)
print(log)
log.clear()
del s[note(1)], s[note(2)]
print(log)

# === __index__ in slices ===
class Index:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        log.append(f'index {self.n}')
        return self.n
log.clear()
print('abcdef'[Index(1):Index(5):Index(2)], [1, 2, 3][Index(-1)], (1, 2, 3)[Index(0):], range(10)[Index(3)], b'abc'[Index(1)], log)
items = list(range(5))
items[Index(1)] = 'x'
del items[Index(0)]
items[Index(0):Index(1)] = ['p', 'q']
print(items, 'ab' * Index(2), [0] * Index(2), items.pop(Index(0)), items)

# === objects whose index is wrong ===
class Bad:
    def __index__(self):
        return 'one'
class Fails:
    def __index__(self):
        raise ValueError('no index')
for key in Bad(), Fails(), object, 1.5, '1', None:
    try:
        print([1, 2][key])
    except Exception as error:
        print(type(error).__name__, error)
for key in Bad(), Fails(), 1.5, 'x':
    try:
        print([1, 2][key:])
    except Exception as error:
        print(type(error).__name__, error)
