import cmath
import decimal
import fractions
import math
import random
import statistics
from decimal import Decimal

PRICES = [f'{n * 37 % 1000}.{n % 100:02d}' for n in range(1000)]
DECIMALS = [Decimal(price) for price in PRICES]
FLOATS = [n * 0.37 for n in range(1000)]


def decimal_sum():
    return sum(DECIMALS, Decimal(0))


def decimal_from_text():
    return [Decimal(price) for price in PRICES][-1]


def decimal_invoice():
    total = Decimal(0)
    for price in DECIMALS:
        total += (price * 3 * Decimal('1.19')).quantize(Decimal('0.01'), rounding=decimal.ROUND_HALF_EVEN)
    return total


def decimal_division_text():
    return [str(price / 7) for price in DECIMALS][-1]


def fraction_sum():
    return sum((fractions.Fraction(n, n + 1) for n in range(1, 60)), fractions.Fraction(0))


def math_functions():
    values = [math.sqrt(x) + math.sin(x) * math.cos(x) + math.exp(-x) + math.log1p(x) + math.floor(x) for x in FLOATS]
    return values[-1]


def math_aggregates():
    return math.fsum(FLOATS), math.prod(FLOATS[1:20]), math.hypot(*FLOATS[:10]), math.dist(FLOATS[:50], FLOATS[50:100])


def math_integers():
    return sum(math.gcd(n, 360) + math.isqrt(n) + math.comb(20, n % 20) for n in range(1000))


def cmath_functions():
    return [abs(cmath.sqrt(complex(x, -x)) * cmath.exp(complex(0, x))) for x in FLOATS[:300]][-1]


def statistics_mean_stdev():
    return statistics.mean(FLOATS), statistics.stdev(FLOATS), statistics.median(FLOATS)


def statistics_quantiles_correlation():
    return statistics.quantiles(FLOATS, n=10), statistics.correlation(FLOATS, FLOATS[::-1])


def random_numbers():
    source = random.Random(7)
    return [source.random() + source.randint(1, 6) + source.uniform(0, 1) for _ in range(1000)][-1]


def random_choices_shuffle():
    source = random.Random(7)
    items = list(range(500))
    source.shuffle(items)
    return source.sample(items, 20), source.choices(items, k=200)[-1], source.gauss(0, 1)
