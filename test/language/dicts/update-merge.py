def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === update ===
d = {'a': 1}
d.update({'b': 2})
d.update([('c', 3), ('a', 10)])
d.update(d=4, a=11)
d.update({'e': 5}, f=6)
d.update()
d.update(zip('g', [7]))
print(d)
class Mapping:
    def keys(self):
        return ['m1', 'm2']
    def __getitem__(self, key):
        return key * 2
d.update(Mapping())
print(d, dict(Mapping()), {**Mapping()})
attempt(d.update, 5)
attempt(d.update, [1])
attempt(d.update, ['abc'])
attempt(d.update, {}, {})
attempt(d.update, [(1,)])
attempt(d.update, None)

# === | and |= ===
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a)
c = a
c |= b
c |= [('w', 5)]
print(a, c is a)
attempt(lambda: a | [('x', 1)])
attempt(lambda: a | None)
attempt(lambda: [] | a)
attempt(lambda: a & b)
def in_place():
    global c
    c |= 5
attempt(in_place)

# === ** in displays and calls ===
def show(**named):
    return named
print({**a, 'x': 0}, {'x': 0, **a}, show(**a, q=1), {**{}, **{}}, show(**{'a b': 1}))
attempt(lambda: {**[1]})
attempt(lambda: {**None})
attempt(lambda: show(**a, x=1))
attempt(lambda: show(**{1: 2}))
attempt(lambda: show(**5))
attempt(lambda: show(**[('a', 1)]))

# === copy is shallow ===
d = {'k': [1]}
e = d.copy()
e['k'].append(2)
e['n'] = 1
print(d, e, type(d.copy()).__name__)

# === fromkeys on a subclass, __missing__ ===
class Default(dict):
    def __missing__(self, key):
        self[key] = value = f'made {key}'
        return value
f = Default(a=1)
print(f['a'], f['b'], f, f.get('c'), 'c' in f, Default.fromkeys('xy', 0), type(Default.fromkeys('x')).__name__, type(f.copy()).__name__, type(f | {}).__name__, f | {'q': 1}, f == {'a': 1, 'b': 'made b'})
attempt(f.pop, 'nope')
