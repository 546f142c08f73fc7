# Unpacking: assignments, loops, calls, displays, nested and starred targets, and every failure.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


class Sequence:
    def __getitem__(self, index):
        if index < 3:
            return index * 10
        raise IndexError


class Fails:
    def __iter__(self):
        yield 1
        raise KeyError('half way')


sources = [[1, 2, 3], (1, 2), 'abc', {'a': 1, 'b': 2, 'c': 3}, {1}, range(3), iter([1, 2, 3, 4]), b'ab', Sequence(), Fails(), {1: 2}.items(), 5, None, [], (x for x in ()), object, memoryview(b'xyz'), 1.5]
targets = ['a, = s', 'a, b = s', 'a, b, c = s', '[a, b, c] = s', 'a, *b = s', '*a, b = s', 'a, *b, c = s', '*a, = s', '(a, b), *c = s', 'a, (b, *c) = s', '[*a] = s', 'a, b, *c, d = s']
# === every target on every source ===
for target in targets:
    for source in sources:
        if hasattr(source, '__next__'):
            source = iter([1, 2, 3, 4]) if not hasattr(source, 'gi_frame') else (x for x in ())
        namespace = {'s': source}
        try:
            exec(target, namespace)
            print(target.split(' =')[0], [namespace.get(name) for name in 'abcd'], end='; ')
        except BaseException as error:
            print(target.split(' =')[0], type(error).__name__, error, end='; ')
    print()

# === targets are assigned from left to right ===
log = []


class Logs:
    def __setattr__(self, name, value):
        log.append((name, value))

    def __setitem__(self, key, value):
        log.append((key, value))


o = Logs()
o.x, o[0], (o.y, *o[1:2]), o['k'] = 1, 2, (3, 4, 5), 6
print(log)
i, values = 0, [10, 20, 30]
i, values[i] = 1, 'replaced'
print(i, values)
a = b, c = [1, 2]
print(a, b, c)
a, b = b, a = 5, 6
print(a, b)
x = [1, 2, 3]
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
(a), [b], ((c),) = 1, [2], [3]
print(a, b, c)
() = []
[] = ()
attempt(exec, '() = [1]')
attempt(exec, '[] = 5')

# === loops, comprehensions, with, for ===
print([(a, b) for a, b in [(1, 2), 'xy']], [c for (a, *b), c in [((1, 2, 3), 4)]], {k: v for k, (v, _) in {'a': (1, 2)}.items()})
for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz')]:
    print(a, b, c, end='; ')
for x[0], o.z in [(7, 8)]:
    print(x, log[-1])
try:
    for a, b in [(1, 2), (3,)]:
        pass
except ValueError as error:
    print(error, a, b)

# === calls and displays ===
def show(*arguments, **keywords):
    return arguments, keywords


print(show(*[1], *'ab', *(), 2, **{'k': 1}, **{}, z=3), [*range(2), *{5: 6}, *'x'], (*[1], 2), {*[1], *(1, 2)}, {**{'a': 1}, 'b': 2, **{'a': 3}})
for text in 'show(*5)', 'show(*None)', 'show(1, *5)', 'show(**5)', 'show(**[1])', 'show(**{1: 2})', 'show(a=1, **{"a": 2})', 'show(**{"a": 1}, **{"a": 2})', '[*5]', '[*None, 1]', '{*5}', '(*5,)', '{**5}', '{**None}', 'show(*Fails())', '[*Fails()]', 'show(**{"a b": 1})', 'show(*[], **{})', 'print(*5)', 'len(*[[1, 2]])', 'len(*[1], *[2])', 'show(*{"x": 1}, **{"x": 1})', 'max(*[3, 1])', 'show(*map(str, [1]))', 'show.__call__(*5)', '"{} {}".format(*"ab")', 'dict(**{"a": 1}, b=2)', 'int(*["5"], **{"base": 8})', 'sorted([3, 1], **{"reverse": True})', 'sorted([3, 1], **{"nope": True})':
    attempt(eval, text, globals())
