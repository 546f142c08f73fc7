import math
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === exp and log ===
print(math.exp(0), math.exp(1), math.exp(-745), math.exp2(10), math.expm1(1e-10), math.log(1), math.log(math.e), math.log(8, 2), math.log(100, 10), math.log2(8), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 500), math.pow(2, 0.5), math.pow(0, 0), math.pow(-8, 3), math.log(0.5), math.log2(0.1))
for action in (lambda: math.log(0), lambda: math.log(-1), lambda: math.log10(0), lambda: math.log2(-5), lambda: math.exp(1000), lambda: math.pow(-1, 0.5), lambda: math.pow(0, -1), lambda: math.pow(10, 400), lambda: math.log(5, 1), lambda: math.log(5, 0), lambda: math.log1p(-1), lambda: math.log('a'), lambda: math.log(), lambda: math.expm1(1e5), lambda: math.log(-10 ** 400)): attempt(action)
# === trigonometry ===
print(math.sin(0), math.sin(math.pi / 2), math.cos(0), math.cos(math.pi), math.tan(0), round(math.tan(math.pi / 4), 15), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.atan2(0, -1), math.atan2(-0.0, -1), math.atan2(0, 0), math.degrees(math.pi), math.radians(180), math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0), math.sin(1e-300))
print([round(f(0.5), 13) for f in (math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.atanh)], round(math.acosh(2), 13))
for action in (lambda: math.sin(math.inf), lambda: math.acos(2), lambda: math.asin(-2), lambda: math.atanh(1), lambda: math.acosh(0.5), lambda: math.cosh(1000), lambda: math.sin('a'), lambda: math.atan2(1), lambda: math.tan(math.inf)): attempt(action)
print(math.sin(math.nan), math.atan(math.inf), math.tanh(1000), math.exp(-math.inf), math.log(math.inf), math.pow(1, math.nan), math.pow(math.inf, 0), math.hypot(math.inf, math.nan))
# === special functions ===
print(math.gamma(5), math.gamma(0.5), math.lgamma(10), math.erf(0), round(math.erf(1), 14), round(math.erfc(1), 14), math.erf(math.inf))
attempt(lambda: math.gamma(0))
attempt(lambda: math.gamma(-1))
attempt(lambda: math.gamma(200))
attempt(lambda: math.lgamma(0))
