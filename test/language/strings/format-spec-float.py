def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === types ===
for spec in '', 'f', '.2f', '.0f', '#.0f', 'F', 'e', '.1e', 'E', 'g', '.3g', '.10g', '#g', 'G', 'n', '%', '.1%', '.0%', '.3', '.1', '.0', '.20', '10', '<10.2f', '>10.2f', '^10.2f', '=+10.2f', '+.1f', ' .1f', '010.2f', ',', ',.2f', '_.1f', '.15', '.17g', '015,.2f', '+,.1f', '*>12,.1f':
    print(repr(spec), [format(value, spec) for value in (3.14159, -1234567.891, 0.0, 1e-7, 1e17, 2.5)])

# === special values ===
inf, nan = float('inf'), float('nan')
for spec in '', 'f', 'F', 'e', 'E', 'g', 'G', '+', '8', '08', '<8', '.2f', '%', ',', '=8', '+08.2f':
    print(repr(spec), [format(value, spec) for value in (inf, -inf, nan, -0.0)])

# === z removes negative zero ===
print(f'{-0.0:z}', f'{-0.001:z.1f}', f'{-0.001:.1f}', f'{0.001:+z.1f}', f'{-1e-10:z.3e}', f'{-0.04:z.1f}', f'{-0.0:zf}')

# === rounding ===
print([f'{value:.0f}' for value in (0.5, 1.5, 2.5, 3.5)], [f'{value:.1f}' for value in (0.25, 0.35, 0.05, 0.15)], f'{0.1:.20f}', f'{1e22:.0f}', f'{1e23:f}', f'{2 / 3:.3%}', f'{5e-324:.5e}', f'{1.7976931348623157e308:.3e}', f'{123456.789:.2g}', f'{99999.5:.5g}', f'{9.5:.0e}', f'{0.00001234:g}', f'{1e16:g}', f'{123456789.0:.9g}', f'{1.5:.50f}', f'{1e300:.2f}'[:12])

# === default format switches to exponents where repr does ===
print(format(1e16, ''), format(1e15, ''), format(1e16, '>8'), format(1e15, '.17'), format(123456789.123, '.5'), format(100.0, '.2'), format(1e5, '.6'), format(1e6, '.6'), format(0.0001, '.3'), format(0.00001, '.3'), format(5.0, '.1'), format(10.0, '.1'), format(1e20, ','), format(12.0, '+'))

# === errors ===
for spec in 'd', 'x', 's', 'c', 'b', '.f', 'q', ',n', '.2,f', '..2f', 'zz', '#x':
    attempt(format, 1.5, spec)
