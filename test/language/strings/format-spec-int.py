def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === align, sign, width, zero ===
for spec in '5', '<5', '>5', '^5', '=5', '=+5', '05', '+05', ' 5', '*^9', '*=+9', '-', '+', ' ', '<05', '^07', '005', '<', 'z<5':
    print(repr(spec), repr(format(42, spec)), repr(format(-42, spec)))

# === types and grouping ===
for spec in 'b', 'o', 'x', 'X', '#b', '#o', '#x', '#X', 'd', 'n', ',', '_', ',d', '_d', '_b', '_x', '#_x', '#_o', '012,', '010_x', '+,', '>15,', '#010x', '#_b', 'e', '.2e', 'f', '.1f', 'g', '%', '.1%', '10.3f', ',.2f', 'G', 'E', '020,.2f', '08_b':
    print(repr(spec), repr(format(1234567, spec)), repr(format(-5, spec)))

# === characters ===
print(format(65, 'c'), format(0x1F600, 'c'), format(65, '5c') + '|', format(65, '>5c'), format(65, '^5c') + '|')

# === big ===
print(format(10 ** 30, ','), format(10 ** 30, '_x'), format(-2 ** 70, 'b')[:20], format(10 ** 30, 'e'), format(10 ** 30, '.3g'), format(10 ** 16 + 1, 'f'), format(2 ** 53 + 1, '.0f'), format(123456789012345678901, '.2f'))

# === errors ===
for spec in 's', '.2', '.2d', 'q', ',b', ',x', ',n', '_n', ',_', '_,', '+c', '.c', 'c', '#c', '5 ', '=', '<<5', '1.', '**', ',c', '.2x', 'z', 'zd', '9999999999999999999', '.9999999999999999999f', '٣', 'dd', ',s', '10q':
    attempt(format, -3 if spec == 'c' else 3, spec)
