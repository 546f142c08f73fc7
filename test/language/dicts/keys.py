def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === numbers that are equal are one key; the first key stays ===
d = {1: 'a'}
d[1.0] = 'b'
d[True] = 'c'
d[1 + 0j] = 'd'
print(d, len(d))
d = {0: 'zero', -0.0: 'minus', False: 'no'}
print(d, d[0.0], {0.0: 1, 0: 2}, {True: 1, 1: 2})
print({'1': 's', 1: 'i', b'1': 'b', 1.5: 'f', (1,): 't', None: 'n', frozenset([1]): 'fs', ...: 'e', int: 'type'})

# === nan is found by identity only ===
nan = float('nan')
d = {nan: 1}
print(nan in d, d[nan], float('nan') in d, d == {nan: 1}, d == {float('nan'): 1})

# === own keys: __hash__ and __eq__ ===
class Key:
    def __init__(self, n, h=None):
        self.n, self.h = n, h
    def __hash__(self):
        log.append(f'hash {self.n}')
        return self.h if self.h is not None else self.n
    def __eq__(self, other):
        log.append(f'eq {self.n} {other.n if isinstance(other, Key) else other}')
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self):
        return f'K{self.n}'
log = []
a, b, c = Key(1, 7), Key(2, 7), Key(1, 7)
d = {a: 'a'}
d[b] = 'b'
d[c] = 'c'
print(d, log)
log.clear()
print(d[a], log)
log.clear()
print(Key(3, 7) in d, log)
log.clear()
print(7 in d, log)

# === hashes that fail or are absent ===
class Unhashable:
    __hash__ = None
class EqOnly:
    def __eq__(self, other):
        return True
class BadHash:
    def __hash__(self):
        return 'x'
class Raises:
    def __hash__(self):
        raise ValueError('no hash today')
class RaisesEq:
    def __hash__(self):
        return 5
    def __eq__(self, other):
        raise ValueError('no eq today')
for key in Unhashable(), EqOnly(), BadHash(), Raises(), [], {}, set(), bytearray(), ([],), slice(1, [], 2):
    attempt(lambda: {key: 1})
attempt(lambda: {RaisesEq(): 1, RaisesEq(): 2})
class Big:
    def __hash__(self):
        return 2 ** 100
class Negative:
    def __hash__(self):
        return -1
print(hash(Big()), hash(Negative()), {Big(): 1} != {}, hash(True))

# === a mutated key is lost ===
class Mutable:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, other):
        return self.n == other.n
k = Mutable(1)
d = {k: 'v'}
k.n = 2
print(k in d, Mutable(1) in d, list(d.values()))
