# Hashing: numbers, tuples, strings equal across types, guest classes as keys, and what is unhashable.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


# === values that are the same in every process ===
for value in 0, 1, -1, -2, 2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, 2 ** 62, -(2 ** 61), 10 ** 100, True, False, 0.0, -0.0, 1.5, -1.5, 1e300, 5e-324, float('inf'), float('-inf'), 0.1, 1j, 1 + 1j, -1j, 0j, 1e10 + 2j, (), (1,), (1, 2), (1, (2, 3)), (0.5, None), ((), ()), frozenset(), frozenset({1}), frozenset({1, 2, 3}), frozenset({frozenset()}), range(0), range(5), range(1, 10, 3), range(0, 10 ** 30), slice(1), slice(1, 2, 3), None:
    print(hash(value), end=' ')
print()
print(hash(1) == hash(1.0) == hash(1 + 0j) == hash(True), hash(0.5) == hash(0.5 + 0j), hash(2 ** 53) == hash(2.0 ** 53), hash('a') == hash('a'), hash(b'a') == hash(bytearray(b'a') and b'a'), hash('') == hash(b'') == 0, hash(range(0)) == hash(range(1, 1)), hash(range(3, 4)) == hash(range(3, 5, 7)))

# === unhashable ===
for value in [], {}, set(), bytearray(), [1], ([],), (1, {}), frozenset, {1: 2}.items(), {}.keys(), {}.values(), slice([]), (1, (2, [3])):
    attempt(lambda: type(hash(value)).__name__)
attempt(lambda: {[]: 1})
attempt(lambda: {1, []})
attempt(lambda: {}[[]])
attempt(lambda: [] in {})
attempt(lambda: {}.get([]))
attempt(lambda: {}.pop([], None))
attempt(lambda: set().add({}))
attempt(lambda: frozenset([[]]))
attempt(lambda: [] in {1, 2})
attempt(lambda: {1} in {frozenset({1})})
attempt(lambda: {1}.discard({1}))
attempt(lambda: dict.fromkeys([[]]))
attempt(lambda: {1: 2}.setdefault({}, 1))

# === own hashes ===
class Key:
    def __init__(self, value, result):
        self.value, self.result = value, result

    def __hash__(self):
        return self.result

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return f'Key({self.value})'


for result in 0, -1, -2, 2 ** 61 - 1, 2 ** 63 - 1, 2 ** 63, -(2 ** 63), -(2 ** 63) - 1, 2 ** 64, 2 ** 200, -(2 ** 200), True, 10 ** 30:
    attempt(hash, Key(1, result))
for result in 1.5, 'a', None, [], 1j:
    attempt(hash, Key(1, result))
table = {Key(n, n % 3): n for n in range(9)}
print(table, table[Key(4, 1)], Key(4, 1) in table, Key(4, 2) in table, Key(9, 0) in table)
del table[Key(4, 1)]
table[Key(4, 1)] = 'again'
print(list(table)[-1], len(table), len({Key(n % 2, 5) for n in range(10)}), len({Key(1, 1), Key(1, 2)}))
table = {1: 'int', 'a': 'str'}
table[Key(1, 1)] = 'key'
print(table, table[1], table[Key(1, 1)])

# === equality without hash, hash without equality, inheritance ===
class EqOnly:
    def __eq__(self, other):
        return True


class HashOnly:
    def __hash__(self):
        return 7


class Both(EqOnly):
    def __hash__(self):
        return 7


class Inherits(Both):
    pass


class EqAgain(Both):
    def __eq__(self, other):
        return False


class Restores(EqAgain):
    __hash__ = Both.__hash__


class NoHash:
    __hash__ = None


for cls in EqOnly, HashOnly, Both, Inherits, EqAgain, Restores, NoHash:
    attempt(lambda: (cls.__name__, hash(cls()), len({cls(), cls()}), cls.__hash__ is None))
print(isinstance(hash(object()), int), hash(int) == hash(int), hash(len) == hash(len), hash(Both().__hash__) is not None, hash('x'.upper) == hash('x'.upper))


class Text(str):
    def __hash__(self):
        return 5


class Number(int):
    def __eq__(self, other):
        return False

    __hash__ = int.__hash__


print({Text('a'): 1}.get('a'), {'a': 1}.get(Text('a')), hash(Text('a')), Number(5) in {5: 1}, {Number(5): 1}.get(5), 5 in [Number(5)])


class Flaky:
    calls = 0

    def __hash__(self):
        Flaky.calls += 1
        if Flaky.calls % 2 == 0:
            raise ValueError('even')
        return 1


f = Flaky()
table = {f: 1}
attempt(lambda: table[f])
attempt(lambda: table[f])
print(len(table))
