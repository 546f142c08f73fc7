# Every operator's dunder methods: plain, reflected, in place, and what NotImplemented does.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


OPERATORS = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor']
SYMBOLS = ['+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^']
log = []


def method(name, result=NotImplemented):
    def run(self, *others):
        log.append(f'{type(self).__name__}.{name}')
        return result
    return run


# === the order of attempts ===
Left = type('Left', (), {f'__{name}__': method(name) for name in OPERATORS})
Right = type('Right', (), {f'__r{name}__': method('r' + name) for name in OPERATORS})
Child = type('Child', (Left,), {f'__r{name}__': method('r' + name) for name in OPERATORS})
InPlace = type('InPlace', (Left,), {f'__i{name}__': method('i' + name) for name in OPERATORS})
for symbol in SYMBOLS:
    for a, b in (Left(), Right()), (Left(), Left()), (Left(), Child()), (Child(), Left()), (InPlace(), Right()), (1, Right()), ([], Right()), ('', Right()), (Left(), 1), (None, Right()):
        log.clear()
        try:
            eval(f'a {symbol} b')
        except TypeError as error:
            print(symbol, log, error)
        log.clear()
        try:
            exec(f'a {symbol}= b')
        except TypeError as error:
            print(symbol + '=', log, error)

# === results ===
Answers = type('Answers', (), {**{f'__{name}__': method(name, name) for name in OPERATORS}, **{f'__r{name}__': method('r' + name, 'r' + name) for name in OPERATORS}, **{f'__i{name}__': method('i' + name, 'i' + name) for name in OPERATORS}})
for symbol in SYMBOLS:
    for a, b in (Answers(), 1), (1, Answers()), ([1], Answers()), ((), Answers()), ({}, Answers()), ({1}, Answers()), (1.5, Answers()), (1j, Answers()), (None, Answers()), (Answers(), Answers()):
        try:
            result = eval(f'a {symbol} b')
        except TypeError as error:
            result = error
        namespace = {'a': a, 'b': b}
        try:
            exec(f'a {symbol}= b', namespace)
        except TypeError as error:
            print(error, end=' ')
        print(symbol, result, namespace['a'], end='; ')
    print()
print(divmod(type('D', (), {'__divmod__': lambda self, other: 'dm'})(), 1), divmod(1, type('D', (), {'__rdivmod__': lambda self, other: 'rdm'})()))
attempt(divmod, object(), 1)

# === set to None ===
class Refuses(Answers):
    __add__ = None
    __radd__ = None
    __iadd__ = None
    __neg__ = None
    __lt__ = None
    __eq__ = None
    __contains__ = None
    __iter__ = None
    __bool__ = None
    __len__ = None
    __call__ = None
    __getitem__ = None
    __hash__ = None


r = Refuses()
for text in 'r + 1', '1 + r', '-r', 'r < 1', '1 < r', 'r == 1', '1 == r', '1 in r', 'list(r)', 'bool(r)', 'len(r)', 'r()', 'r[0]', 'hash(r)', 'r - 1', 'r != 1', 'not r', '[*r]', 'a, b = r'.replace('a, b = r', 'tuple(r)'):
    attempt(eval, text, {'r': r})

# === unary and conversions ===
class Unary:
    def __neg__(self):
        return 'neg'

    def __pos__(self):
        return 'pos'

    def __invert__(self):
        return 'invert'

    def __abs__(self):
        return 'abs'


u = Unary()
print(-u, +u, ~u, abs(u))
for text in '-x', '+x', '~x', 'abs(x)', 'not x':
    for value in object(), 'a', [], None, 1.5, 1j, {}:
        attempt(eval, text, {'x': value})

# === looked up on the type, not on the instance ===
class Plain:
    pass


p = Plain()
for name in 'add', 'neg', 'len', 'iter', 'getitem', 'call', 'contains', 'bool', 'hash', 'eq', 'lt', 'enter', 'int', 'float', 'index':
    setattr(p, f'__{name}__', lambda *a: 'instance')
for text in 'p + 1', '-p', 'len(p)', 'iter(p)', 'p[0]', 'p()', '1 in p', 'bool(p)', 'p == 1', 'p < 1', 'int(p)', 'float(p)', '[1][p]', 'hash(p) == "instance"':
    attempt(eval, text, {'p': p})
