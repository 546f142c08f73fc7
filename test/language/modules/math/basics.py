import math
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === constants, rounding, roots ===
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.ceil(10 ** 20 + 0.5), math.sqrt(16), math.sqrt(2), math.cbrt(27), math.cbrt(-8), math.isqrt(17), math.isqrt(10 ** 40), math.fabs(-2), math.copysign(3, -0.0), math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(), math.dist((0, 0), (3, 4)))
for action in (lambda: math.sqrt(-1), lambda: math.sqrt('a'), lambda: math.isqrt(-1), lambda: math.isqrt(2.0), lambda: math.floor('a'), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.dist((1,), (1, 2)), lambda: math.sqrt(), lambda: math.trunc('a'), lambda: math.sqrt(10 ** 400), lambda: math.hypot('a')): attempt(action)
class R:
    def __floor__(self): return 'floored'
    def __ceil__(self): return 'ceiled'
    def __trunc__(self): return 'truncated'
print(math.floor(R()), math.ceil(R()), math.trunc(R()))
# === tests ===
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isnan(10 ** 300))
attempt(lambda: math.isclose(1, 2, rel_tol=-1))
# === parts ===
print(math.modf(2.75), math.modf(-2.75), math.modf(math.inf), math.frexp(8.0), math.frexp(0.1), math.frexp(0), math.ldexp(0.5, 4), math.fmod(-7, 3), math.fmod(7, -3), math.remainder(7, 4), math.remainder(-7, 4), math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(1.0, 2, steps=3), math.ulp(1.0), math.ulp(2 ** 53), math.fma(2.0, 3.0, 1.0))
for action in (lambda: math.fmod(1, 0), lambda: math.fmod(math.inf, 1), lambda: math.remainder(1, 0), lambda: math.ldexp(1, 5000), lambda: math.ldexp(1, 'a')): attempt(action)
