def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === align and truncate ===
for spec in '', 's', '6', '<6', '>6', '^6', '^7', '*<6', '*>6', '*^6', '.2', '6.2', '>6.2s', '06', '<06', '😀^7', '.0', '.10', '{^6', ' >5':
    print(repr(spec), repr(format('abc', spec)))
print(format('😀é', '>4'), format('', '3') + '|', format('ab', '^1'), format('x', '0>3'), format('x', '=>3') if False else '')

# === errors ===
for spec in '=6', 'd', '+', ' 6', ',', '_', '#', '-5', '.2f', '0=6', 'z', '=', '5 5', '.', '.s', '5d':
    attempt(format, 'abc', spec)

# === objects without a format of their own ===
class Plain:
    def __str__(self):
        return 'plain'
print(format(Plain()), f'{Plain()}', f'{Plain()!s:>8}', format(None), format([1]), f'{(1, 2)}', format(True, '>6'), format(True, ''), format(False, 'd'))
for value in Plain(), None, [1], (1,), {}, {1}, object, range(3), len, ..., b'a':
    attempt(format, value, '>5')
attempt(format, 'a', 5)
attempt(format)
attempt(format, 1, 'd', 2)

# === __format__ gets the text after the colon ===
class Echo:
    def __format__(self, spec):
        return f'<{spec}>'
class Wrong:
    def __format__(self, spec):
        return 5
print(f'{Echo()}', f'{Echo():}', f'{Echo():abc}', f'{Echo(): x{1 + 1}y }', '{:a:b}'.format(Echo()), '{0:{1}}'.format(Echo(), 'in'), f'{Echo()!r:>3}'[:1], f'{Echo():{{}}}' if False else '', f'{Echo():%H:%M}')
attempt(format, Wrong())
attempt(lambda: f'{Wrong()}')
