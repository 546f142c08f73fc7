"""kde and kde_random, of the module statistics: the density that data point to, made of a kernel around each."""
import math
from math import acos, asin, atan, cos, cosh, erfc, exp, log, pi, sin, sqrt, sumprod, tan

from statistics import _check


def _powers(*terms):
    """A polynomial of (coefficient, exponent) pairs."""
    factors = [factor for factor, _ in terms]
    exponents = [exponent for _, exponent in terms]
    return lambda t: sumprod(factors, [t ** exponent for exponent in exponents])


def _bisected(share):
    """The inverse of a share that grows from 0 at -1 to 1 at 1, to the last bit."""
    def place(p):
        low, high = -1.0, 1.0
        while True:
            middle = (low + high) / 2
            if middle in (low, high):
                return middle
            if share(middle) < p:
                low = middle
            else:
                high = middle
    return place


def _normal_quantile(p):
    from _statistics_normal import standard_quantile
    return standard_quantile(p)


_quartic_share = _powers((3 / 16, 5), (-5 / 8, 3), (15 / 16, 1), (1 / 2, 0.0))
_triweight_share = _powers((-5 / 32, 7), (21 / 32, 5), (-35 / 32, 3), (35 / 32, 1), (1 / 2, 0.0))

# By name: the density at a distance, the share below it, the distance of a share, and whether it ends at 1.
_KERNELS = {
    "normal": (
        lambda t: exp(-1 / 2 * t * t) / sqrt(2 * pi), lambda t: 1 / 2 * erfc(-t / sqrt(2.0)), _normal_quantile, False),
    "logistic": (
        lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0), lambda p: log(p / (1 - p)), False),
    "sigmoid": (
        lambda t: 1 / pi / cosh(t), lambda t: 2 / pi * atan(exp(t)), lambda p: log(tan(p * pi / 2)), False),
    "rectangular": (lambda t: 0.5, lambda t: 0.5 * t + 0.5, lambda p: 2 * p - 1, True),
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (0.5 if t < 0.0 else -0.5) + t + 0.5,
        lambda p: sqrt(2 * p) - 1 if p < 0.5 else 1 - sqrt(2 - 2 * p),
        True,
    ),
    "parabolic": (
        lambda t: 3 / 4 * (1.0 - t * t),
        _powers((-1 / 4, 3), (3 / 4, 1), (1 / 2, 0.0)),
        lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3),
        True,
    ),
    "quartic": (lambda t: 15 / 16 * (1.0 - t * t) ** 2, _quartic_share, _bisected(_quartic_share), True),
    "triweight": (lambda t: 35 / 32 * (1.0 - t * t) ** 3, _triweight_share, _bisected(_triweight_share), True),
    "cosine": (
        lambda t: pi / 4 * cos(pi / 2 * t),
        lambda t: 0.5 * sin(pi / 2 * t) + 0.5,
        lambda p: 2 * asin(2 * p - 1) / pi,
        True,
    ),
}
for _other, _name in (("gauss", "normal"), ("uniform", "rectangular"), ("epanechnikov", "parabolic"),
                      ("biweight", "quartic")):
    _KERNELS[_other] = _KERNELS[_name]


def _kernel_of(data, h, name):
    _check(len(data), "Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    _check(h > 0.0, f"Bandwidth h must be positive, not h={h!r}")
    _check(name in _KERNELS, f"Unknown kernel name: {name!r}")
    return _KERNELS[name]


class _Sample:
    """The data in order; taken again when there are more of them."""

    def __init__(self, data):
        self.data = data
        self.ordered = sorted(data)

    def near(self, x, reach):
        """How many data are too far below x to matter, and those within reach."""
        from bisect import bisect_left, bisect_right
        if len(self.ordered) != len(self.data):
            self.ordered = sorted(self.data)
        first = bisect_left(self.ordered, x - reach)
        return first, self.ordered[first:bisect_right(self.ordered, x + reach)]


def kde(data, h, kernel="normal", *, cumulative=False):
    """The density (or the cumulative one) that data point to, as a function; h is the width of the kernels."""
    density, share, _, ends = _kernel_of(data, h, kernel)
    curve = share if cumulative else density
    sample = _Sample(data) if ends else None

    def estimate(x):
        before, values = sample.near(x, h) if ends else (0, data)
        heights = (curve((x - value) / h) for value in values)
        return sum(heights, before) / len(data) if cumulative else sum(heights) / (len(data) * h)

    estimate.__doc__ = f"{'CDF' if cumulative else 'PDF'} estimate with h={h!r} and kernel={kernel!r}"
    return estimate


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that gives random values of the density that data point to."""
    distance = _kernel_of(data, h, kernel)[2]
    import random
    source = random.Random(seed)

    def draw():
        return source.choice(data) + h * distance(source.random())

    draw.__doc__ = f"Random KDE selection with h={h!r} and kernel={kernel!r}"
    return draw


kde.__module__ = kde_random.__module__ = "statistics"
