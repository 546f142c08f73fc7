import cmath, random
def attempt(action):
    try: print(repr(action()))
    except Exception as error: print(f'{type(error).__name__}: {error}')
# === values with all their digits ===
names = 'sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh phase polar'.split()
numbers = [1+2j, -1+0.5j, 0.3-0.7j, -2.5-1.5j, 0j, 1e-10+1e-12j, 3, -1, 0.5, 2j, 100+200j, complex(-0.0, 1), 0.9+0.1j, 1e200+1e200j]
for name in names:
    for z in numbers:
        attempt(lambda: getattr(cmath, name)(z))
print(cmath.rect(2, 1), cmath.rect(1, 0), cmath.rect(-1, 3), cmath.log(2+1j, 3), cmath.isclose(1+1j, 1+1.0000000001j), cmath.isclose(1, 2), cmath.isfinite(1j), cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
for action in (lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.atanh(1), lambda: cmath.sin('a'), lambda: cmath.cosh(1000), lambda: cmath.exp(complex('inf')), lambda: cmath.sqrt(complex('-inf')), lambda: cmath.log(complex('inf')), lambda: cmath.sqrt(None), lambda: cmath.isclose(1, 2, rel_tol=-1), lambda: cmath.exp(complex(0, float('inf')))): attempt(action)
