"""Random operations on decimals in random contexts: the same program on both, outputs to be equal.

    python3.13 scripts/modules/decimal_cases.py 20000 1 > a; npm run tierup -- run scripts/modules/decimal_cases.py 20000 1 > b; cmp a b
"""
import random
import sys
from decimal import *

count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
ROUNDINGS = [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
UNARY = "sqrt exp ln log10 logb next_minus next_plus normalize to_integral_value to_integral_exact abs minus plus".split()
BINARY = (
    "add subtract multiply divide divide_int remainder remainder_near divmod quantize compare compare_signal compare_total "
    "max min max_mag min_mag next_toward scaleb rotate shift same_quantum logical_and logical_or"
).split()
SPECS = ["", ".2f", ".3e", "g", ".4g", ",.2f", "%", ".1%", "+.3f", "010.2f", "<12", "^14.1f", "e", "f"]


def number():
    kind = rng.random()
    if kind < 0.04:
        return Decimal(rng.choice(["Infinity", "-Infinity", "NaN", "-NaN12", "sNaN"]))
    if kind < 0.1:
        return Decimal(rng.choice(["0", "-0", "0E+3", "0.00", "1", "-1", "10", "0.1"]))
    digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 20)))
    return Decimal(f"{rng.choice(['', '-'])}{digits}E{rng.randint(-25, 12)}")


for i in range(count):
    context = Context(
        prec=rng.randint(1, 18), rounding=rng.choice(ROUNDINGS), Emin=-rng.choice([10, 40, 999999]),
        Emax=rng.choice([10, 40, 999999]), clamp=rng.randint(0, 1), traps=[],
    )
    a, b = number(), number()
    name = rng.choice(UNARY + BINARY * 2 + ["power", "fma", "format", "create_decimal"])
    try:
        if name in UNARY:
            result = getattr(context, name)(a)
        elif name == "power":
            b = Decimal(rng.randint(-6, 6))
            result = context.power(a, b)
        elif name == "fma":
            result = context.fma(a, b, number())
        elif name == "format":
            result = format(a if abs(a.adjusted()) < 40 else b, rng.choice(SPECS))
        elif name == "create_decimal":
            result = context.create_decimal(a)
        else:
            result = getattr(context, name)(a, b)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    flags = sorted(signal.__name__ for signal, on in context.flags.items() if on)
    print(i, name, repr(a), repr(b), context.prec, context.rounding, repr(result), flags)
