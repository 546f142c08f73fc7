# The format mini-language on floats.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


inf, nan = float('inf'), float('nan')
values = [0.0, -0.0, 1.0, -1.5, 0.1, 1234567.891, 1e20, 1e-10, 5e-324, 1.7976931348623157e308, 0.5, 2.5, 999999.5, 9.995, inf, -inf, nan, 123456789012345680.0]
specs = ['', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', '.0f', '.1f', '.2f', '.0e', '.3e', '.0g', '.1g', '.3g', '.10g', '.17g', '.20f', '.3', '.1', '.0', '.17', '#', '#g', '#.0f', '#.0e', '#.3g', ',', '_', ',.2f', '_.3f', '012.2f', '+012.2f', ' 012,.1f', '>12', '<12.1f', '^12.1f', '=12.1f', '*^+15.3e', '+', ' ', '-', 'z', 'z.1f', 'z.0f', '+z.1f', '.1%', '.0%', '#.0%', '20', '020', '08.1f', '010,.2f', '.50f', '.100g', '#.5', '😀>12.2f', '0<10', '0>10.1f', '.2G', '#.1G', '015,', '_^20,.3f', '06', '+.1e', '012%']
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
for spec in 'd', 'b', 'x', 'c', 's', '.', '.f', '1.', ',_', '_,f', ',n', '_n', 'ff', '.2d', 'z', 'zz', '#z', '5.5.5', 'é', 'q', '.99999999999f', '9' * 20:
    try:
        print(repr(spec), repr(format(1.5, spec)))
    except (ValueError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)

# === halves and carries ===
for value in 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.35, 1.005, 2.675, 9.5, 99.5, 999.5, 0.999, 9.99, 99.99, 1e15 + 0.5, 4.5e15 + 0.5, 0.1 + 0.2, 1e22, 1e21, 123456.5, 1234567.5:
    print(f'{value:.0f} {value:.1f} {value:.2f} {value:.3f} {value:.0e} {value:.1e} {value:.2g} {value:.3g} {value:.6g} {value:g} {value:.1%}')
for n in range(-6, 20):
    print(f'{10.0 ** n:g} {1.5 * 10.0 ** n:.3} {10.0 ** n:#g} {10.0 ** n} {10.0 ** n:.1f} {10.0 ** n:n}', end=' | ')
print()
