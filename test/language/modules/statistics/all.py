from statistics import *
from fractions import Fraction as F
import math
def a(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
d = [2, 4, 4, 4, 5, 5, 7, 9]; fl = [1.5, 2.5, 2.75, 3.25, 4.75]; fr = [F(1,2), F(3,4), F(5,8)]
for f in (mean, fmean, median, median_low, median_high, median_grouped, mode, multimode, pstdev, pvariance, stdev, variance, harmonic_mean, geometric_mean, quantiles):
    for data in (d, fl, fr, [1], [], [1, 'a'], range(10), iter([1.0, 2.0]), [True, False, True], [float('inf'), 1.0], [1e308, 1e308, -1e308], [0.1] * 10, [10**400, 1] if f not in (fmean, geometric_mean) else [3]):
        a(lambda: f(data))
a(lambda: quantiles(d, n=10)); a(lambda: quantiles(d, method='inclusive')); a(lambda: quantiles(d, n=0)); a(lambda: quantiles(d, method='x')); a(lambda: fmean(d, weights=range(8))); a(lambda: fmean(d, weights=[1])); a(lambda: harmonic_mean([40, 60], weights=[5, 30])); a(lambda: harmonic_mean([-1, 2])); a(lambda: harmonic_mean([0, 2])); a(lambda: variance(d, 5)); a(lambda: pvariance(d, mu=5)); a(lambda: median_grouped([1, 3, 3, 5, 7], interval=2)); a(lambda: mode('aabbb')); a(lambda: multimode('aabbb c')); a(lambda: geometric_mean([0, 1])); a(lambda: geometric_mean([-1]))
x = [1, 2, 3, 4, 5, 6, 7, 8, 9]; y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(covariance(x, y), correlation(x, x), correlation(x, list(reversed(x))), correlation(x, y), correlation(x, [v ** 3 for v in x], method='ranked'), linear_regression(x, [3 * v + 2 for v in x]), linear_regression(x, y, proportional=True))
a(lambda: correlation([1, 1], [1, 2])); a(lambda: correlation([1], [1])); a(lambda: covariance([1, 2], [1])); a(lambda: linear_regression([1, 1], [1, 2]))
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), n.cdf(115), n.inv_cdf(0.9), n.quantiles(4), n.zscore(130), n.overlap(NormalDist(110, 10)), n + 5, n * 2, n - NormalDist(1, 2), -n, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), NormalDist.from_samples(fl), n.median, n.mode, n / 3, 5 - n)
a(lambda: NormalDist(0, -1)); a(lambda: n.inv_cdf(0)); a(lambda: NormalDist(0, 0).pdf(1)); a(lambda: n.overlap(5))
for k in ('normal', 'logistic', 'sigmoid', 'rectangular', 'triangular', 'parabolic', 'quartic', 'triweight', 'cosine'):
    print(k, round(kde(fl, 1.5, k)(2.6), 12), round(kde(fl, 1.5, k, cumulative=True)(2.6), 12))
a(lambda: kde([], 1)); a(lambda: kde([1], 0)); a(lambda: kde([1], 1, 'zz'))
