"""Averages, spread, relations between data. Sums are exact: rounding happens once, at the end.

The normal distribution and kernel density are in files of their own (_statistics_normal, _statistics_density).
"""
import math
from operator import itemgetter

from _statistics import exact_sums

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde",
    "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode",
    "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    """The data do not allow what was asked."""


def __getattr__(name):
    if name == "NormalDist":
        from _statistics_normal import NormalDist as found
    elif name in ("kde", "kde_random"):
        import _statistics_density
        found = getattr(_statistics_density, name)
    elif name == "LinearRegression":
        found = _line_type()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def _check(condition, complaint):
    if not condition:
        raise StatisticsError(complaint)


# --- exact sums

class _Sums:
    """How many data there are, of which type a result is, and their exact sum.

    `total` is a ratio of ints, or a float where infinities or NaNs are among the data.
    """

    def __init__(self, data, with_squares=False):
        values = data if type(data) is list else list(data)
        found = exact_sums(values)
        if found is None:
            self._add_any(values, with_squares)
            return
        self.count, has_floats, total, squares, denominator = found
        self.type = float if has_floats else int
        self.total = total, denominator
        if with_squares:
            # n * sum of squares - square of the sum, over n: both multiples of the same small fraction.
            n = self.count
            self.deviation = (n * squares - total * total, (n or 1) * denominator * denominator)

    def _add_any(self, values, with_squares):
        from fractions import Fraction
        self.count = len(values)
        self.type = int
        total, squares, strange = Fraction(0), Fraction(0), None
        for value in values:
            self.type = _joint_type(self.type, type(value))
            ratio = _ratio(value)
            if ratio is None:
                strange = value if strange is None else strange + value
                continue
            exact = Fraction(*ratio)
            total += exact
            if with_squares:
                squares += exact * exact
        if strange is not None:
            self.total = self.deviation = strange
            return
        self.total = total.numerator, total.denominator
        if with_squares:
            around = squares - total * total / (self.count or 1)
            self.deviation = around.numerator, around.denominator

    def over(self, divisor):
        """The sum divided by a whole number, in the type of the data."""
        return _result(_divided(self.total, divisor), self.type)


def _divided(ratio, divisor):
    return (ratio[0], ratio[1] * divisor) if isinstance(ratio, tuple) else ratio / divisor


def _ratio(value):
    """A number as a ratio of ints; None for an infinity or NaN."""
    if hasattr(value, "as_integer_ratio"):
        try:
            return value.as_integer_ratio()
        except (ValueError, OverflowError):
            return None
    if hasattr(value, "numerator") and hasattr(value, "denominator"):
        return value.numerator, value.denominator
    raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")


def _joint_type(one, other):
    """The type of a result of data of two types: ints give way, fractions give way to floats."""
    if one is other or other in (int, bool):
        return one
    if one is int or issubclass(other, one):
        return other
    if issubclass(one, other) or issubclass(other, int):
        return one
    if issubclass(one, int):
        return other
    from fractions import Fraction
    for exact, rounded in ((one, other), (other, one)):
        if issubclass(exact, Fraction) and issubclass(rounded, float):
            return rounded
    raise TypeError(f"don't know how to coerce {one.__name__} and {other.__name__}")


def _result(ratio, kind):
    """A ratio (or what stands for it) as a number of a type; for ints that is a float where it is no whole number."""
    if not isinstance(ratio, tuple):
        return ratio if type(ratio) is kind else kind(ratio)
    numerator, denominator = ratio
    if kind is float:
        return numerator / denominator
    if issubclass(kind, int):
        whole, rest = divmod(numerator, denominator)
        return numerator / denominator if rest else kind(whole)
    from fractions import Fraction
    exact = Fraction(numerator, denominator)
    if kind is Fraction:
        return exact
    try:
        return kind(exact)
    except TypeError:
        if not _is_decimal(kind):
            raise
        return kind(exact.numerator) / kind(exact.denominator)


def _is_decimal(kind):
    return any(base.__name__ == "Decimal" for base in kind.__mro__)


def _root(ratio, kind):
    """The square root of a ratio, rounded correctly: a float, or a Decimal where the data are such."""
    if not isinstance(ratio, tuple):
        # An infinity or NaN has no numerator, which is the error.
        ratio = ratio.numerator, ratio.denominator
    numerator, denominator = ratio
    if _is_decimal(kind):
        from fractions import Fraction
        exact = Fraction(numerator, denominator)
        return (kind(exact.numerator) / kind(exact.denominator)).sqrt()
    # Scaled by a power of four the root has at least 55 bits; a lowest bit that stands for all that is cut off makes
    # the rounding to 53 bits right.
    shift = max(0, 112 - numerator.bit_length() + denominator.bit_length()) // 2 + 1
    quotient, rest = divmod(numerator << 2 * shift, denominator)
    root = math.isqrt(quotient)
    if rest or root * root != quotient:
        root |= 1
    return root / (1 << shift)


def _no_negatives(values, complaint):
    for value in values:
        _check(not value < 0, complaint)
        yield value


# --- averages

def mean(data):
    """The arithmetic mean.

    >>> mean([1, 2, 6])
    3
    """
    sums = _Sums(data)
    _check(sums.count, "mean requires at least one data point")
    return sums.over(sums.count)


def fmean(data, weights=None):
    """The arithmetic mean as a float, faster; with weights the weighted one."""
    if weights is None:
        values = data if hasattr(data, "__len__") else list(data)
        _check(len(values), "fmean requires at least one data point")
        return math.fsum(values) / len(values)
    weights = weights if isinstance(weights, (list, tuple)) else list(weights)
    try:
        weighted = math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    whole = math.fsum(weights)
    _check(whole, "sum of weights must be non-zero")
    return weighted / whole


def geometric_mean(data):
    """The geometric mean, as a float: the root of the product of all."""
    values = list(data)
    logarithms = []
    for value in values:
        if value > 0.0 or value != value:
            logarithms.append(math.log(value))
        elif value != 0.0:
            raise StatisticsError("No negative inputs allowed", value)
    _check(values, "Must have a non-empty dataset")
    total = math.fsum(logarithms)
    if len(logarithms) < len(values) and not math.isnan(total):
        return math.nan if total == math.inf else 0.0
    return math.exp(total / len(values))


def harmonic_mean(data, weights=None):
    """The harmonic mean: of rates, such as speeds."""
    negative = "harmonic mean does not support negative values"
    values = data if iter(data) is not data else list(data)
    count = len(values)
    _check(count, "harmonic_mean requires at least one data point")
    if weights is None:
        if count == 1:
            return _only_rate(values[0], negative)
        shares, whole = [1] * count, (count, 1)
    else:
        shares = list(weights)
        _check(len(shares) == count, "Number of weights does not match data size")
        whole = _Sums(_no_negatives(shares, negative)).total
    try:
        times = _Sums(share / rate if share else 0 for share, rate in zip(shares, _no_negatives(values, negative)))
    except ZeroDivisionError:
        return 0
    total = times.total
    _check(not (total[0] if isinstance(total, tuple) else total) <= 0, "Weighted sum must be positive")
    if not isinstance(total, tuple):
        return _result(whole[0] / whole[1] / total, times.type)
    return _result((whole[0] * total[1], whole[1] * total[0]), times.type)


def _only_rate(rate, negative):
    import numbers
    if not (isinstance(rate, numbers.Real) or _is_decimal(type(rate))):
        raise TypeError("unsupported type")
    _check(not rate < 0, negative)
    return rate


def _middle(data):
    """The data in order and the place of the middle one, of two the higher."""
    ordered = sorted(data)
    _check(ordered, "no median for empty data")
    return ordered, len(ordered) // 2


def median(data):
    """The middle value; the mean of the two middle ones of an even number of data."""
    ordered, half = _middle(data)
    return ordered[half] if len(ordered) & 1 else (ordered[half - 1] + ordered[half]) / 2


def median_low(data):
    """The middle value; the smaller of the two middle ones."""
    ordered, half = _middle(data)
    return ordered[half - 1 + len(ordered) % 2]


def median_high(data):
    """The middle value; the larger of the two middle ones."""
    ordered, half = _middle(data)
    return ordered[half]


def median_grouped(data, interval=1.0):
    """The median of data grouped in intervals around their values, by interpolation."""
    import bisect
    ordered, half = _middle(data)
    middle = ordered[half]
    below = bisect.bisect_left(ordered, middle)
    equal = bisect.bisect_right(ordered, middle, below) - below
    try:
        width, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return middle - width / 2.0 + width * (len(ordered) / 2 - below) / equal


def _counts(data):
    counts = {}
    for value in iter(data):
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The commonest value; the first of several."""
    counts = _counts(data)
    _check(counts, "no mode for empty data")
    return max(counts, key=counts.__getitem__)


def multimode(data):
    """The commonest values, as a list."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value in counts if counts[value] == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 cut points that divide data into n groups of the same size.

    >>> quantiles([1, 2, 3, 4, 5, 6, 7], n=2)
    [4.0]
    """
    _check(n >= 1, "n must be at least 1")
    ordered = sorted(data)
    count = len(ordered)
    _check(count, "must have at least one data point")
    if count == 1:
        return ordered * (n - 1)
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    # Exclusive: the data are thought to lie inside of a range that goes one step further at both ends.
    outside = method == "exclusive"
    steps = count + 1 if outside else count - 1
    cuts = []
    for part in range(1, n):
        left = min(max(part * steps // n - outside, 0), count - 2)
        share = part * steps - (left + outside) * n
        cuts.append((ordered[left] * (n - share) + ordered[left + 1] * share) / n)
    return cuts


# --- spread

def _spread(data, center, name, free):
    """The sum of squared deviations over the number of data less `free`, as a ratio, and the type of the data."""
    if center is None:
        sums = _Sums(data, with_squares=True)
        squared = None
    else:
        sums = _Sums((value - center) * (value - center) for value in data)
        squared = sums.total
    least = "two data points" if free else "one data point"
    _check(sums.count > free, f"{name} requires at least {least}")
    return _divided(sums.deviation if squared is None else squared, sums.count - free), sums.type


def variance(data, xbar=None):
    """The variance of a sample.

    >>> variance([1, 2, 3, 4])
    1.6666666666666667
    """
    return _result(*_spread(data, xbar, "variance", 1))


def pvariance(data, mu=None):
    """The variance of a whole population."""
    return _result(*_spread(data, mu, "pvariance", 0))


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    return _root(*_spread(data, xbar, "stdev", 1))


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    return _root(*_spread(data, mu, "pstdev", 0))


def _mean_and_deviation(data):
    """Both as floats, of a sample."""
    sums = _Sums(data, with_squares=True)
    _check(sums.count > 1, "stdev requires at least two data points")
    if not isinstance(sums.total, tuple):
        return float(sums.total), float(sums.total) / float(sums.deviation)
    numerator, denominator = _divided(sums.total, sums.count)
    return numerator / denominator, _root(_divided(sums.deviation, sums.count - 1), float)


# --- relations between two kinds of data

def _pairs(x, y, what):
    """How many pairs there are: at least two, and no value alone."""
    _check(len(x) == len(y), f"{what} requires that both inputs have same number of data points")
    _check(len(x) > 1, f"{what} requires at least two data points")
    return len(x)


def _centered(values):
    """The differences from the mean, and the mean."""
    center = math.fsum(values) / len(values)
    return [value - center for value in values], center


def covariance(x, y, /):
    """The covariance of a sample."""
    count = _pairs(x, y, "covariance")
    return math.sumprod(_centered(x)[0], _centered(y)[0]) / (count - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation; with method='ranked' Spearman's."""
    _pairs(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    x, y = (_centered_ranks(v) if method == "ranked" else _centered(v)[0] for v in (x, y))
    product = math.sumprod(x, y)
    try:
        return product / _root_of_product(math.sumprod(x, x), math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _centered_ranks(values):
    """The place of each value in their order, counted from the middle; equal ones share the mean of theirs."""
    order = sorted(enumerate(values), key=itemgetter(1))
    ranks = [0.0] * len(order)
    first = 0
    while first < len(order):
        behind = first
        while behind < len(order) and order[behind][1] == order[first][1]:
            behind += 1
        for index, _ in order[first:behind]:
            ranks[index] = (first + behind - len(order)) / 2
        first = behind
    return ranks


def _root_of_product(a, b):
    """The square root of a * b, without overflow or underflow of the product, corrected by one step of Newton's."""
    root = math.sqrt(a * b)
    if math.isinf(root) and math.isfinite(a) and math.isfinite(b):
        return math.ldexp(_root_of_product(math.ldexp(a, -512), math.ldexp(b, -512)), 512)
    if root == 0 and a and b:
        return math.ldexp(_root_of_product(math.ldexp(a, 537), math.ldexp(b, 537)), -537)
    if not root or not math.isfinite(root):
        return root
    return root + math.sumprod((a, root), (b, -root)) / (2.0 * root)


def _line_type():
    from collections import namedtuple
    return globals().setdefault(
        "LinearRegression", namedtuple("LinearRegression", "slope intercept", module="statistics"))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the straight line nearest to the points; with proportional=True it goes through 0."""
    _pairs(x, y, "linear regression")
    at_x = at_y = 0.0
    if not proportional:
        (x, at_x), (y, at_y) = _centered(x), _centered(y)
    try:
        slope = (math.sumprod(x, y) + 0.0) / math.sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return _line_type()(slope, 0.0 if proportional else at_y - slope * at_x)
