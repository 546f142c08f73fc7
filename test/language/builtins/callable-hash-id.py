def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === callable ===
class C:
    def m(self): pass
class D:
    def __call__(self): pass
print([callable(x) for x in (len, int, C, C(), C().m, D(), lambda: 0, 5, 'a', None, C.m, type, print)])
attempt(callable)
# === hash ===
print(hash(5), hash(-1), hash(5.0), hash(True), hash(None) == hash(None), hash('a') == hash('a'), hash((1, 2)) == hash((1, 2)), hash(2 ** 61 - 1), hash(1.5), hash(float('inf')), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(len) == hash(len), hash(0.1), hash(-0.0), hash(1e20), hash(()), hash((1,)), hash((1, 2, 3)), hash((0.5, True)), hash(range(3)) == hash(range(3)), hash(b'') == hash(''))
for value in [], {}, set(), bytearray(b''), ([],), {'a': 1}.keys(), slice(1, [], 3): attempt(hash, value)
# === id and is ===
a = []
b = a
print(id(a) == id(b), a is b, a is not [], id(a) == id([]) if False else 'n/a', type(id(a)).__name__, None is None, a is a[:])
attempt(id)
# === len ===
print(len(''), len([1]), len({}), len(range(5)), len(b'ab'), len({1}), len((1,)), len('😀'))
for value in 5, None, 1.5, (n for n in [1]), int, C(), iter([]): attempt(len, value)
