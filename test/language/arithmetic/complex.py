def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === arithmetic ===
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** -1, a ** 0, abs(a), -a, +a, a.conjugate(), a == 3 + 4j, a != b, bool(0j), a + 1, 2 * a, a - 1.5, 1 / a)
print(a ** 0.5, a ** b, 1j ** 2, 1j ** 1j, (1 + 1j) ** 10, 0j ** 0, (2 + 0j) ** 3)

# === repr ===
print(1 + 0j, 0 + 1j, -1j, complex(-0.0, 1), complex(0, -0.0), complex(1, -0.0), complex(-0.0, -0.0), complex(1e20, 1e-20), complex('inf'), complex('nan'), complex(1, float('inf')), complex(float('nan'), float('-inf')))

# === constructor ===
print(complex(), complex(1), complex(1, 2), complex('1+2j'), complex(' -1.5e3-2J '), complex('j'), complex('-j'), complex('(1+2j)'), complex(1j, 1j), complex(real=2, imag=3), complex('1_0+2_0j'), complex(True, False))
for text in '1 + 2j', '', '1+2', 'abc', '1+2j3', '(1+2j', '1j+2':
    attempt(complex, text)
attempt(complex, '1', 2)
attempt(complex, 1, '2')
attempt(complex, None)
attempt(complex, [1])

# === what it refuses ===
attempt(lambda: a < b)
attempt(lambda: a // b)
attempt(lambda: a % b)
attempt(lambda: divmod(a, b))
attempt(lambda: int(a))
attempt(lambda: float(a))
attempt(lambda: a / 0)
attempt(lambda: 0j ** -1)
attempt(lambda: 0j ** 1j)
attempt(lambda: round(a))
attempt(lambda: max(a, b))
attempt(lambda: range(1j))
attempt(lambda: pow(a, 2, 3))

# === formatting ===
print(f'{a:.2f}', f'{a:>12}', f'{1.5 + 2.25j:.1e}', f'{a:g}', f'{a!r:*^12}', '%s' % a, f'{1 + 2j:+.1f}', f'{1234.5 + 1e6j:,}', format(a, ''))
attempt(format, a, '=12')
attempt(format, a, 'd')
attempt(format, a, '012')
