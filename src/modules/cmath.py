"""Functions of complex numbers."""

import math
from math import asinh as _asinh, atan2 as _atan2, copysign as _copysign, cos as _cos, cosh as _cosh, hypot as _hypot
from math import e, inf, ldexp as _ldexp, log as _log, log1p as _log1p, nan, pi, sin as _sin, sinh as _sinh
from math import sqrt as _sqrt, tan as _tan, tanh as _tanh, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 1.7976931348623157e308 / 4.0
_SQRT_LARGE = math.sqrt(_LARGE)
_LOG_LARGE = math.log(_LARGE)
_LEAST = 2.2250738585072014e-308
_SQRT_LEAST = math.sqrt(_LEAST)
_LN2 = 0.6931471805599453
_LN10 = 2.302585092994046


def _complex(z):
    if type(z) is complex:
        return z
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    if not hasattr(z, "__complex__") and not hasattr(z, "__float__") and not hasattr(z, "__index__"):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def _domain():
    raise ValueError("math domain error")


def _checked(real, imag, z):
    """A result; infinity out of finite arguments is a range error."""
    if math.isinf(real) or math.isinf(imag):
        if math.isfinite(z.real) and math.isfinite(z.imag):
            raise OverflowError("math range error")
    return complex(real, imag)


def phase(z, /):
    z = _complex(z)
    return _atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if not math.isfinite(phi):
        if math.isnan(phi):
            return complex(r if r == 0.0 else nan, nan if r else 0.0)
        if r == 0.0:
            _domain()
        _domain()
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(_scaled(r, _cos(phi)), _scaled(r, _sin(phi)))


def _scaled(r, factor):
    return _copysign(inf, r * factor) if math.isinf(r) and factor else r * factor


def _root(x, y):
    """The square root's parts."""
    if x == 0.0 and y == 0.0:
        return 0.0, y
    if math.isinf(y):
        return inf, y
    if math.isinf(x):
        if x > 0:
            return x, y if math.isnan(y) else _copysign(0.0, y)
        return (nan if math.isnan(y) else 0.0), _copysign(inf, y)
    if math.isnan(x) or math.isnan(y):
        return nan, nan
    ax, ay = abs(x), abs(y)
    if ax < _LEAST and ay < _LEAST:
        ax = _ldexp(ax, 53)
        s = _ldexp(_sqrt(ax + _hypot(ax, _ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _sqrt(ax + _hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return (s, _copysign(d, y)) if x >= 0.0 else (d, _copysign(s, y))


def sqrt(z, /):
    z = _complex(z)
    return complex(*_root(z.real, z.imag))


def exp(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(x):
        if not math.isfinite(y):
            if x < 0:
                return complex(0.0, 0.0)
            if math.isnan(y):
                return complex(inf, nan)
            _domain()
        size = inf if x > 0 else 0.0
        if y == 0.0:
            return complex(size, y)
        return complex(_copysign(size, _cos(y)), _copysign(size, _sin(y)))
    if math.isinf(y):
        _domain()
    if math.isnan(x) or math.isnan(y):
        return complex(nan, 0.0 * y if y == 0.0 else nan)
    try:
        if x > _LOG_LARGE:
            size = math.exp(x - 1.0)
            return _checked(size * _cos(y) * e, size * _sin(y) * e, z)
        size = math.exp(x)
    except OverflowError:
        raise OverflowError("math range error") from None
    return complex(size * _cos(y), size * _sin(y))


def _logarithm(z):
    ax, ay = abs(z.real), abs(z.imag)
    if not (math.isfinite(ax) and math.isfinite(ay)):
        return complex(inf if math.isinf(ax) or math.isinf(ay) else nan, _atan2(z.imag, z.real))
    if ax > _LARGE or ay > _LARGE:
        real = _log(_hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif ax < _LEAST and ay < _LEAST:
        if ax == 0.0 and ay == 0.0:
            _domain()
        real = _log(_hypot(_ldexp(ax, 53), _ldexp(ay, 53))) - 53 * _LN2
    else:
        h = _hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            am, an = (ax, ay) if ax > ay else (ay, ax)
            real = _log1p((am - 1) * (am + 1) + an * an) / 2.0
        else:
            real = _log(h)
    return complex(real, _atan2(z.imag, z.real))


def log(z, base=None, /):
    result = _logarithm(_complex(z))
    return result if base is None else result / _logarithm(_complex(base))


def log10(z, /):
    result = _logarithm(_complex(z))
    return complex(result.real / _LN10, result.imag / _LN10)


def acos(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        real = _atan2(abs(y), x)
        size = _log(_hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(real, -_copysign(size, y) if x < 0.0 else _copysign(size, -y))
    a, b = _root(1.0 - x, -y)
    c, d = _root(1.0 + x, y)
    return complex(2.0 * _atan2(a, c), _asinh(c * b - d * a))


def acosh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_log(_hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0, _atan2(y, x))
    a, b = _root(x - 1.0, y)
    c, d = _root(x + 1.0, y)
    return complex(_asinh(a * c + b * d), 2.0 * _atan2(b, c))


def _inverse_sinh(x, y):
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _log(_hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return (_copysign(size, x) if y >= 0.0 else -_copysign(size, -x)), _atan2(y, abs(x))
    a, b = _root(1.0 + y, -x)
    c, d = _root(1.0 - y, x)
    return _asinh(a * d - c * b), _atan2(y, a * c - b * d)


def asinh(z, /):
    z = _complex(z)
    return complex(*_inverse_sinh(z.real, z.imag))


def asin(z, /):
    z = _complex(z)
    real, imag = _inverse_sinh(-z.imag, z.real)
    return complex(imag, -real)


def _inverse_tanh(x, y):
    if x < 0.0 or (x == 0.0 and _copysign(1.0, x) < 0.0):
        real, imag = _inverse_tanh(-x, -y)
        return -real, -imag
    ay = abs(y)
    if x > _SQRT_LARGE or ay > _SQRT_LARGE:
        h = _hypot(x / 2.0, ay / 2.0)
        real = x / 4.0 / h / h if math.isfinite(h) else 0.0
        return real, -_copysign(pi / 2.0, -y)
    if x == 1.0 and ay < _SQRT_LEAST:
        if ay == 0.0:
            _domain()
        return -_log(_sqrt(ay) / _sqrt(_hypot(ay, 2.0))), _copysign(_atan2(2.0, -ay) / 2, y)
    real = _log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0
    return real, -_atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0


def atanh(z, /):
    z = _complex(z)
    return complex(*_inverse_tanh(z.real, z.imag))


def atan(z, /):
    z = _complex(z)
    real, imag = _inverse_tanh(-z.imag, z.real)
    return complex(imag, -real)


def _hyperbolic(x, y, z):
    """The parts of cosh and sinh of a number."""
    if math.isinf(y):
        if x == 0.0 or math.isfinite(x):
            _domain()
    if not (math.isfinite(x) and math.isfinite(y)):
        if math.isinf(x) and math.isfinite(y):
            if y == 0.0:
                return (inf, _copysign(0.0, x) * y), (x, y)
            c, s = _cos(y), _sin(y)
            return (_copysign(inf, c), _copysign(inf, s) * _copysign(1.0, x)), (_copysign(inf, c) * _copysign(1.0, x), _copysign(inf, s))
        return (inf if math.isinf(x) else nan, nan), (x if math.isinf(x) else nan, nan)
    c, s = _cos(y), _sin(y)
    if abs(x) > _LOG_LARGE:
        less = x - _copysign(1.0, x)
        try:
            ch, sh = _cosh(less), _sinh(less)
        except OverflowError:
            raise OverflowError("math range error") from None
        return (c * ch * e, s * sh * e), (c * sh * e, s * ch * e)
    ch, sh = _cosh(x), _sinh(x)
    return (c * ch, s * sh), (c * sh, s * ch)


def cosh(z, /):
    z = _complex(z)
    return _checked(*_hyperbolic(z.real, z.imag, z)[0], z)


def sinh(z, /):
    z = _complex(z)
    return _checked(*_hyperbolic(z.real, z.imag, z)[1], z)


def cos(z, /):
    z = _complex(z)
    return _checked(*_hyperbolic(-z.imag, z.real, z)[0], z)


def sin(z, /):
    z = _complex(z)
    real, imag = _hyperbolic(-z.imag, z.real, z)[1]
    return _checked(imag, -real, z)


def _tangent(x, y):
    if math.isinf(y) and math.isfinite(x):
        _domain()
    if math.isinf(x):
        if math.isfinite(y) and y != 0.0:
            return _copysign(1.0, x), _copysign(0.0, 2.0 * _sin(y) * _cos(y))
        return _copysign(1.0, x), (_copysign(0.0, y) if not math.isnan(y) else 0.0)
    if math.isnan(x) or math.isnan(y):
        return nan, (y if y == 0.0 else nan)
    if abs(x) > _LOG_LARGE:
        return _copysign(1.0, x), 4.0 * _sin(y) * _cos(y) * math.exp(-2.0 * abs(x))
    tx, ty = _tanh(x), _tan(y)
    cx = 1.0 / _cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx


def tanh(z, /):
    z = _complex(z)
    return complex(*_tangent(z.real, z.imag))


def tan(z, /):
    z = _complex(z)
    real, imag = _tangent(-z.imag, z.real)
    return complex(imag, -real)


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _complex(a), _complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
