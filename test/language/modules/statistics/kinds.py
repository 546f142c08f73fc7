# === kinds of numbers, exactness and edges ===
from statistics import *
import statistics
from fractions import Fraction as F
from decimal import Decimal as D
def attempt(f, *args, **keywords):
    try: print(repr(f(*args, **keywords)))
    except BaseException as e: print(type(e).__name__, str(e).split(' coerce ')[0])
class MyInt(int): pass
class MyFloat(float): pass
nan, inf = float('nan'), float('inf')
data = ([D('1.5'), D('2.25'), D(4)], [1, F(1, 3)], [1.5, F(1, 3)], [True, 2], [MyInt(3), 4], [MyFloat(1.5), 2], [D(1), 1.5], [1, D(3)], [nan, 1.0], [inf, -inf], [inf, 2], [0.1] * 7, [1e-320, 5e-324, 1e300], [2 ** 70, 3.5, 1], [1.1, 2.2, 3.3, 1e17], [-0.0, 0.0], [10 ** 20, 10 ** 20 + 2], (x / 7 for x in range(20)), 'ab', [None], [3, '4'], [1j, 2])
data = [d if isinstance(d, str) else list(d) for d in data]
for f in (mean, variance, pvariance, stdev, pstdev, harmonic_mean, geometric_mean, fmean, median, mode, multimode):
    print(f.__name__)
    for d in data: attempt(f, d)
attempt(mean, iter([1, 2])); attempt(mean, {3: 1, 5: 2}); attempt(mean, range(4)); attempt(variance, [1, 2, 4], F(7, 3)); attempt(stdev, [1.0, 2.5], xbar=2); attempt(pstdev, [D(1), D(3)]); attempt(pvariance, [1, 2, 3], 2); attempt(variance, [1], 1); attempt(mean, 5)
attempt(harmonic_mean, [D(40), D(60)]); attempt(harmonic_mean, [F(1, 2), 3]); attempt(harmonic_mean, [5]); attempt(harmonic_mean, [-5]); attempt(harmonic_mean, ['x']); attempt(harmonic_mean, [1, 2], weights=[1]); attempt(harmonic_mean, [1, 2], [0, 0]); attempt(harmonic_mean, iter([1, 2]), iter([3, 1])); attempt(harmonic_mean, [2.5, 10], [-1, 2]); attempt(harmonic_mean, [1, 0], [1, 0])
attempt(fmean, [1, 2], [0, 0]); attempt(fmean, iter([1, 2]), iter([1, 3])); attempt(fmean, ['a'])
attempt(quantiles, [5]); attempt(quantiles, [1, 2], n=3); attempt(quantiles, [3, 1, 2], n=7); attempt(quantiles, [3, 1, 2], n=5, method='inclusive'); attempt(quantiles, [D(1), D(2), D(4)]); attempt(quantiles, [1], n=3, method='x')
attempt(median_grouped, [D(1), D(2)], D(1)); attempt(median_grouped, ['a']); attempt(median_grouped, [1], 'x'); attempt(median_low, [3, 1, 2, 4]); attempt(median_high, [3, 1, 2, 4]); attempt(median_low, [1, 2, 3])
for x, y in (([1e200, 2e200, 4e200], [1e200, 3e200, 2e200]), ([1e-200, 2e-200, 4e-200], [1e-200, 3e-200, 2e-200]), ([1, 2, 2, 5], [3, 3, 1, 9])):
    attempt(correlation, x, y); attempt(correlation, x, y, method='ranked'); attempt(linear_regression, x, y)
attempt(correlation, [1, 2], [1, 2], method='x'); attempt(correlation, [1, 2, 3], [5, 5, 5], method='ranked'); attempt(covariance, [1], [2]); attempt(linear_regression, [1], [1]); attempt(linear_regression, [1, 2], [1, 2, 3]); attempt(linear_regression, [1, 2], [2, 5], proportional=True)
n = NormalDist(2, 0.5)
for p in (0.5, 0.01, 0.075, 0.925, 0.95, 1e-12, 1e-300, 0.9999999): attempt(n.inv_cdf, p)
attempt(n.inv_cdf, 1); attempt(NormalDist, 1, -2); attempt(NormalDist(1, 0).cdf, 1); attempt(NormalDist(1, 0).zscore, 1); attempt(NormalDist(1, 0).overlap, n); attempt(n.overlap, NormalDist(3, 0.5)); attempt(n.overlap, NormalDist(2, 0.1)); attempt(n.quantiles); attempt(lambda: n == 3); attempt(lambda: +n); attempt(lambda: 3 - n); attempt(lambda: n * -2); attempt(lambda: 2 * n); attempt(lambda: n + NormalDist(1, 2)); attempt(lambda: n - 1); attempt(lambda: n + 'x')
attempt(NormalDist.from_samples, [1]); attempt(NormalDist.from_samples, [1, 2, 4.5]); attempt(lambda: len(n.samples(3, seed=1))); print(n.samples(2, seed=5) == n.samples(2, seed=5), hash(n) == hash(NormalDist(2, 0.5)), NormalDist.__module__)
for k in ('gauss', 'uniform', 'epanechnikov', 'biweight', 'triweight', 'cosine', 'logistic', 'sigmoid', 'triangular'):
    f = kde([1, 2.5, 4], 1.25, k); c = kde([1, 2.5, 4], 1.25, k, cumulative=True); r = kde_random([1, 2.5, 4], 1.25, k, seed=8)
    print(k, [round(f(x), 13) for x in (0, 1.1, 3.75)], [round(c(x), 13) for x in (-5, 2, 3.3, 9)], [round(r(), 9) for _ in range(3)], f.__doc__, c.__doc__, r.__doc__)
attempt(kde, [], 1); attempt(kde, ['a'], 1); attempt(kde, [1], -1); attempt(kde_random, [1], 1, 'no'); print(statistics.LinearRegression(1, 2)._fields, StatisticsError.__mro__[1].__name__)
