# The format mini-language on ints.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


values = [0, 1, -1, 42, -42, 1234567, -1234567890, 10 ** 20, 255, True]
specs = ['', 'd', 'b', 'o', 'x', 'X', '#b', '#o', '#x', '#X', 'c', 'n', 'e', 'E', 'f', 'F', 'g', 'G', '%', ',', '_', ',d', '_d', '_b', '_x', '#_x', '10', '<10', '>10', '^10', '=10', '*<10', '*>+10', '*^ 10', '*=10', '010', '+', ' ', '-', '+d', ' d', '08x', '#08x', '#010b', '+#010x', '012,', '013,', '014,', '020_b', '010,.2f', '.2f', '.3e', '.0f', '#.0f', '.2%', '=+10', '0<10', '0>10', '0^10', '0=10', '<010', '>010', '5', '05', '-5', '+05', '1', '0', '00', '000005', '6d', '>6d', '6,', '06,', '_^+20,d', ' =20_d', '#20X', '😀^10']
# === every spec on every value ===
for spec in specs:
    shown = []
    for value in values:
        try:
            shown.append(format(value, spec))
        except (ValueError, OverflowError) as error:
            shown.append(f'{type(error).__name__}: {error}')
    print(repr(spec), shown)

# === refused ===
for spec in '.2', '.2d', '.', '10.', 's', 'r', 'z', 'zd', 'z.2f', 'dd', '5x5', ',_', '_,', ',,', '__', ',b', ',x', ',c', ',n', '_n', '_c', '+c', '#c', '-c', ' c', '10c', '010c', '=10c', 'é', '\n', '%d', '<<<', '>', '*', '**', '*>', '9' * 30, '!', 'a', 'D', 'B', 'O':
    try:
        print(repr(spec), repr(format(65, spec)))
    except (ValueError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)
attempt(format, 5, None)
attempt(format, 5, 5)
attempt(format, 5, b'd')
attempt((5).__format__)
attempt(format, 10 ** 400, 'f')
attempt(format, -1, 'c')
attempt(format, 0x110000, 'c')
attempt(format, 0x1F600, 'c')
attempt(format, 10 ** 20, 'c')
print(f'{5:{3}}', f'{5:{"0"}{4}}', f'{5:{"<"}{"4"}}|', f'{-5:=+{6}d}', f'{True}', f'{True:d}', f'{True:5}', f'{True!s:>6}', '{:>{w}}'.format(5, w=4), '{0:{1}}'.format(5, '05'))


class Number(int):
    def __str__(self):
        return 'text'


print(format(Number(5), ''), f'{Number(5)}', f'{Number(5):d}', f'{Number(5):>4}', '%s %d' % (Number(5), Number(5)))
