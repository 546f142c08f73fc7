# Comparison methods: reflection, subclasses, identity, and what sorting and containers make of them.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []
SYMBOLS = {'<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne'}


def method(name, result=NotImplemented):
    def run(self, other):
        log.append(f'{type(self).__name__}.{name}')
        return result
    return run


def make(name, bases=(), result=NotImplemented):
    return type(name, bases, {f'__{one}__': method(one, result) for one in SYMBOLS.values()} | {'__hash__': object.__hash__})


# === order of attempts ===
A, B = make('A'), make('B')
Child = make('Child', (A,))
Quiet = type('Quiet', (A,), {})
for symbol in SYMBOLS:
    for a, b in (A(), B()), (A(), Child()), (Child(), A()), (A(), Quiet()), (Quiet(), A()), (A(), 1), (1, A()), ('s', A()), (None, A()), (A(), A()):
        log.clear()
        try:
            print(symbol, eval(f'a {symbol} b'), log)
        except TypeError as error:
            print(symbol, log, error)

# === only some methods ===
class OnlyEq:
    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return self.key == other.key if isinstance(other, OnlyEq) else NotImplemented


a, b, c = OnlyEq(1), OnlyEq(1), OnlyEq(2)
print(a == b, a != b, a == c, a != c, a == 1, a != 1, 1 == a, [a] == [b], a in [b], [a, b].count(a), [c, b].index(a), (a,) == (b,), {'k': a} == {'k': b})
attempt(hash, a)
attempt(lambda: {a})
attempt(lambda: a < b)


class OnlyLt:
    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        log.append((self.key, other.key))
        return self.key < other.key

    def __repr__(self):
        return f'<{self.key}>'


log.clear()
items = [OnlyLt(n) for n in (3, 1, 2)]
print(sorted(items), min(items), max(items), OnlyLt(1) < OnlyLt(2), OnlyLt(2) > OnlyLt(1), log)
attempt(lambda: OnlyLt(1) <= OnlyLt(2))
print(OnlyLt(1) == OnlyLt(1), OnlyLt(1) != OnlyLt(1))

# === results that are not bool ===
class Symbolic:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return Symbolic(f'({self.text} < {other.text})')

    def __eq__(self, other):
        return Symbolic(f'({self.text} == {other.text})')

    def __bool__(self):
        log.append('bool ' + self.text)
        return False

    __hash__ = None


log.clear()
x, y, z = Symbolic('x'), Symbolic('y'), Symbolic('z')
print((x < y).text, (x == y).text, (x > y).text, (x < y < z).text, log)


# === ne follows eq, unless it is written ===
class Odd:
    def __eq__(self, other):
        return 'yes'

    def __ne__(self, other):
        return 'no'


print(Odd() == 1, Odd() != 1, 1 == Odd(), 1 != Odd(), [Odd()] == [1], Odd() in [5])


class Raises:
    def __eq__(self, other):
        raise ValueError('eq')

    __hash__ = object.__hash__


r = Raises()
attempt(lambda: r == 1)
attempt(lambda: r != 1)
attempt(lambda: 1 == r)
attempt(lambda: r in [r])
attempt(lambda: 1 in [r])
attempt(lambda: [r] == [1])
attempt(lambda: [1, 2].index(r))
attempt(lambda: {r: 1}[r])

# === builtin types among each other ===
values = [1, 1.0, True, 1j, 'a', b'a', [1], (1,), {1: 1}, {1}, frozenset({1}), None, range(1), slice(1), ..., int, len]
for a in values:
    print([a == b for b in values])
for a in values:
    row = []
    for b in values:
        try:
            row.append(a < b)
        except TypeError:
            row.append('-')
    print(row)
for a, b in (1, 'a'), ([], ()), ({}, {}), (None, None), (1j, 1j), (int, int), (object(), 1), (range(1), range(2)), (b'a', 'a'), (slice(1), 1), (..., ...):
    for symbol in '<', '>=':
        attempt(eval, f'a {symbol} b', {'a': a, 'b': b})
