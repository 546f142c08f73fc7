"""NormalDist, of the module statistics."""
from math import erfc, exp, fabs, hypot, log, sqrt, tau

from statistics import StatisticsError, _check, _mean_and_deviation

_root_of_two = sqrt(2.0)

# Wichura's AS 241 (PPND16): coefficients of numerator and denominator, highest power first, near the middle, outside
# of it, and in the tails.
_MIDDLE = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0),
)
_OUTSIDE = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0),
)
_TAILS = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)


def _polynomial(coefficients, x):
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


def standard_quantile(p):
    """The value that a standard normal variable does not exceed with probability p."""
    from_middle = p - 0.5
    if fabs(from_middle) <= 0.425:
        above, below = _MIDDLE
        x = 0.180625 - from_middle * from_middle
        return _polynomial(above, x) * from_middle / _polynomial(below, x)
    distance = sqrt(-log(p if from_middle < 0.0 else 1.0 - p))
    (above, below), start = (_OUTSIDE, 1.6) if distance <= 5.0 else (_TAILS, 5.0)
    x = distance - start
    value = _polynomial(above, x) / _polynomial(below, x)
    return -value if from_middle < 0.0 else value


class NormalDist:
    """A normal distribution with a mean and a standard deviation."""
    __module__ = "statistics"
    __slots__ = ("_center", "_width")

    def __init__(self, mu=0.0, sigma=1.0):
        _check(not sigma < 0.0, "sigma must be non-negative")
        self._center, self._width = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that samples point to."""
        return cls(*_mean_and_deviation(data))

    mean = property(lambda self: self._center, doc="The arithmetic mean.")
    median = property(lambda self: self._center, doc="The median: the mean.")
    mode = property(lambda self: self._center, doc="The mode: the mean.")
    stdev = property(lambda self: self._width, doc="The standard deviation.")
    variance = property(lambda self: self._width * self._width, doc="The square of the standard deviation.")

    def _check_width(self, what):
        _check(self._width, f"{what}() not defined when sigma is zero")

    def pdf(self, x):
        """The density at x."""
        self._check_width("pdf")
        spread, distance = self.variance, x - self._center
        return exp(distance * distance / (-2.0 * spread)) / sqrt(tau * spread)

    def cdf(self, x):
        """The probability of a value not above x."""
        self._check_width("cdf")
        return 0.5 * erfc((self._center - x) / (self._width * _root_of_two))

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        self._check_width("zscore")
        return (x - self._center) / self._width

    def inv_cdf(self, p):
        """The value that is not exceeded with probability p."""
        _check(0.0 < p < 1.0, "p must be in the range 0.0 < p < 1.0")
        return self._center + standard_quantile(p) * self._width

    def quantiles(self, n=4):
        """The n - 1 cut points of n intervals of the same probability."""
        return [*map(self.inv_cdf, (part / n for part in range(1, n)))]

    def samples(self, n, *, seed=None):
        """n random values of the distribution, as a list."""
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [self._center + standard_quantile(draw()) * self._width for _ in range(n)]

    def overlap(self, other):
        """How much two distributions have in common, from 0 to 1: what lies under both curves."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda each: (each._width, each._center))
        if not narrow.variance or not wide.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        apart = fabs(wide._center - narrow._center)
        wider = wide.variance - narrow.variance
        if not wider:
            return erfc(apart / (2.0 * narrow._width * _root_of_two))
        # The curves cross at two places, the solutions of a quadratic equation.
        middle = narrow._center * wide.variance - wide._center * narrow.variance
        reach = narrow._width * wide._width * sqrt(apart * apart + wider * log(wide.variance / narrow.variance))
        crossings = (middle + reach) / wider, (middle - reach) / wider
        first, second = (fabs(wide.cdf(x) - narrow.cdf(x)) for x in crossings)
        return 1.0 - (first + second)

    def _combined(self, other, sign):
        """Of the sum or difference of independent variables, or a variable moved by a number."""
        if isinstance(other, NormalDist):
            return NormalDist(self._center + sign * other._center, hypot(self._width, other._width))
        return NormalDist(self._center + sign * other, self._width)

    def __add__(self, other):
        return self._combined(other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return self._combined(other, -1)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, factor):
        return NormalDist(self._center * factor, self._width * fabs(factor))

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        return NormalDist(self._center / divisor, self._width / fabs(divisor))

    def __pos__(self):
        return NormalDist(self._center, self._width)

    def __neg__(self):
        return NormalDist(-self._center, self._width)

    def __getstate__(self):
        return self._center, self._width

    def __setstate__(self, state):
        self._center, self._width = state

    def __eq__(self, other):
        return self.__getstate__() == other.__getstate__() if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash(self.__getstate__())

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._center!r}, sigma={self._width!r})"
