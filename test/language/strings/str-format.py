def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === fields ===
print('{} {} {}'.format(1, 'a', None), '{0} {1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0} {x}'.format(1, x=2), '{{}} {{{}}}'.format(1), '{0[0]} {0[1]} {1[k]} {1[a b]}'.format([1, 2], {'k': 'v', 'a b': 3}), '{0.real} {0.imag}'.format(1 + 2j), '{x.__class__.__name__}'.format(x=1), '{[0]} {.real}'.format([9], 5), '{0[k][1].real}'.format({'k': [0, 7]}), '{0[-1]}'.format({'-1': 'key'}))

# === conversion and spec ===
print('{!r} {!s} {!a}'.format('é', 'é', 'é'), '{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd'), '{!r:>6}'.format('a'), '{0:{1}} {0:{w}.{p}f}'.format(3.14159, 8, w=7, p=2), '{:{}}'.format('a', '>4'), '{:{}{}{}}'.format('a', '*', '^', 9), '{0:{0}}'.format(5), '{:%Y}'.format(type('D', (), {'__format__': lambda self, spec: 'spec=' + spec})()))
print('{:d} {:5d} {:<5d}| {:+d} {:05d} {:,} {:_} {:b} {:#b} {:x} {:#X} {:o} {:c} {:n} {:e} {:%}'.format(1, 2, 3, 4, -5, 1234567, 1234567, 5, 5, 255, 255, 8, 65, 10, 12345, 2))

# === format_map ===
class Default(dict):
    def __missing__(self, key):
        return '<' + key + '>'
print('{a} {b}'.format_map(Default(a=1)), '{a[0]}'.format_map({'a': 'xyz'}))
attempt('{a}'.format_map, {})
attempt('{}'.format_map, {'': 1})

# === errors ===
for text, positional, named in ('{}', (), {}), ('{1}', (1,), {}), ('{a}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{0', (1,), {}), ('{0!}', (1,), {}), ('{0!x}', (1,), {}), ('{0!rr}', (1,), {}), ('{0.}', (1,), {}), ('{0[}', (1,), {}), ('{0[]}', (1,), {}), ('{0.x}', (1,), {}), ('{0[a]}', ([1],), {}), ('{0[5]}', ([1],), {}), ('{0[x]}', ({},), {}), ('{:d}', ('a',), {}), ('{:s}', (1,), {}), ('{:.2d}', (1,), {}), ('{:zz}', (1,), {}), ('{0[0]x}', ([1],), {}), ('{a.b.c}', (), {'a': 1}), ('{:{}}', (1,), {}), ('{:{:{}}}', (1, 2, 3), {}), ('{-1}', (1,), {}), ('{0 }', (1,), {}), ('{!r', (1,), {}), ('a}b', (), {}), ('{:5}', (None,), {}), ('{:5}', ([],), {}):
    try:
        print(text, '->', text.format(*positional, **named))
    except Exception as error:
        print(text, '->', type(error).__name__, error)
