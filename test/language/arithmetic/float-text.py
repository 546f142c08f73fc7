def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === parsing ===
for text in '1', '1.5', '-1.5e3', ' 2.5 ', '.5', '5.', '1e400', '-1e400', '1e-400', 'inf', '-Infinity', '+INF', 'nan', '-NaN', '1_000.5', '١.٥', '0x10', '1e', '', ' ', '1.5.2', 'abc', '1 .5', '1,5', '_1', '1__0', 'infin', '.', 'e5', '1e5.5', '--1', '\x001':
    attempt(float, text)
print(float(), float(3), float(2 ** 60), float(b'1.5'), float(True), float(bytearray(b'2')))
attempt(float, None)
attempt(float, [1])
attempt(float, 1j)
attempt(float, 1, 2)
attempt(lambda: float(x=1))

# === correctly rounded ===
print(float('0.1'), float('2.2250738585072011e-308'), float('9007199254740993'), float('9007199254740992.9999999999'), float('1' + '0' * 308), float('179769313486231580793' + '0' * 288), float('0.' + '0' * 330 + '1'))
print(float('8.41470984807896506652502321630298999622563060798371065672751709991910404391239668948639743543052695e-1'))

# === from objects ===
class Index:
    def __index__(self):
        return 7
class Float:
    def __float__(self):
        return 1.25
class Wrong:
    def __float__(self):
        return 'text'
class WrongInt:
    def __int__(self):
        return 1.5
print(float(Index()), float(Float()), int(Index()))
attempt(float, Wrong())
attempt(int, WrongInt())
attempt(int, Float())
attempt(float, object)
print(float.__getformat__('double') in ('IEEE, little-endian', 'IEEE, big-endian'), float(-0.0), float('-0'), (1.5).__trunc__(), (1.5).conjugate(), (1.5).real, (1.5).imag, (2.5).__floor__(), (2.5).__ceil__(), (1.5).__int__(), 1.5.is_integer(), (0.75).__round__(1))
print(float.from_number(3) if hasattr(float, 'from_number') else 'no from_number')
