def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
def show(*positional, **named):
    return positional, named

# === calls ===
print(show(*[1, 2], 3, *'ab', **{'x': 1}, y=2, **{'z': 3}), show(*(), **{}), show(*range(2), k=1, *[5]), show(1, *{'a': 9}, **dict(b=2)), show(*(n for n in range(2))), show(x=1, *[2]))
attempt(lambda: show(*5))
attempt(lambda: show(*None))
attempt(lambda: show(**5))
attempt(lambda: show(**[1]))
attempt(lambda: show(**{1: 2}))
attempt(lambda: show(**{'a': 1}, **{'a': 2}))
attempt(lambda: show(a=1, **{'a': 2}))
attempt(lambda: print(*5))
attempt(lambda: len(*[]))
attempt(lambda: show(1, *object()))
attempt(lambda: max(**5))

# === displays ===
print([*[1], *(2,), *'3', *{4: 0}, *{5}, *range(6, 8)], (*[1], *[2]), {*[1], *[1, 2]}, {**{'a': 1}, **{'a': 2, 'b': 3}}, [*[]], (*(),), *[1, 2], sep=' ; ')
attempt(lambda: [*1])
attempt(lambda: (*1,))
attempt(lambda: {*1})
attempt(lambda: {*[[]]})
attempt(lambda: {**1})
attempt(lambda: {**[(1, 2)]})

# === in return, yield, subscript, for, assignment ===
def returns():
    return 1, *[2, 3]
def yields():
    yield 0, *'ab'
    yield *[1], 2
print(returns(), list(yields()))
for x in *[1, 2], 3:
    print(x, end=' ')
t = *'ab', 'c'
print(t)
class Key:
    def __getitem__(self, key):
        return key
print(Key()[*[1, 2]], Key()[0, *(1,)], Key()[*()])

# === order of evaluation ===
log = []
def note(value):
    log.append(value)
    return value
show(note(1), *note([2]), note(3), a=note(4), **note({'b': 5}), c=note(6))
print(log)
log.clear()
note(show)(*note([1]), k=note(2), *note([3]))
print(log[1:])

# === objects with keys() are mappings ===
class Mapping:
    def keys(self):
        return iter(['p', 'q'])
    def __getitem__(self, key):
        return key.upper()
print(show(**Mapping()), {**Mapping()})
class Wrong:
    def keys(self):
        return [1]
    def __getitem__(self, key):
        return key
attempt(lambda: show(**Wrong()))
