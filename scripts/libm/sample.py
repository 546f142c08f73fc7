"""Random arguments of the functions of math and what this Python answers, for the comparison with our own.

    python3.13 scripts/libm/sample.py COUNT SEED [NAME ...] > FILE

One line per case: name, arguments, result, floats as 16 hex digits. The pairs of log-uniform and uniform arguments, and
numbers with two decimals or none, are what programs use.
"""
import math
import random
import struct
import sys

count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)


def uniform(low, high):
    return lambda: rng.uniform(low, high)


def magnitude(low, high):
    return lambda: 2.0 ** rng.uniform(math.log2(low), math.log2(high))


def signed(draw):
    return lambda: draw() if rng.random() < 0.5 else -draw()


def mixed(*draws):
    return lambda: rng.choice(draws)()


def decimal():
    return round(rng.uniform(-100, 100), 2)


def positive():
    return abs(decimal()) + 0.01


def whole(low, high):
    return lambda: float(rng.randint(low, high))


angles = mixed(uniform(-100, 100), uniform(-3.2, 3.2), signed(magnitude(1e-6, 1e8)), decimal, whole(-1000, 1000))
growing = mixed(uniform(-10, 10), signed(magnitude(1e-8, 700)), decimal)
positives = mixed(magnitude(1e-5, 1e5), magnitude(1e-300, 1e300), uniform(0.5, 2), positive, whole(1, 100000))
unit = mixed(uniform(-1, 1), signed(magnitude(1e-6, 1)))
anything = mixed(uniform(-10, 10), signed(magnitude(1e-8, 1e8)), decimal)
ARGUMENTS = {
    "exp": [mixed(uniform(-20, 20), uniform(-745, 709), decimal)],
    "exp2": [mixed(uniform(-30, 30), uniform(-1070, 1020), decimal)],
    "expm1": [growing], "sinh": [growing], "cosh": [growing], "tanh": [growing],
    "log": [positives], "log2": [positives], "log10": [positives],
    "log1p": [mixed(magnitude(1e-10, 1e5), uniform(-0.99, 2), positive)],
    "sin": [angles], "cos": [angles], "tan": [angles],
    "asin": [unit], "acos": [unit], "atanh": [unit],
    "atan": [anything], "asinh": [mixed(anything, signed(magnitude(1e-9, 1e20)))],
    "acosh": [mixed(uniform(1, 100), magnitude(1.0000001, 1e20))],
    "cbrt": [mixed(anything, signed(magnitude(1e-300, 1e300)))],
    "erf": [mixed(uniform(-6, 6), decimal)], "erfc": [mixed(uniform(-6, 27), decimal)],
    "gamma": [mixed(uniform(-20, 50), uniform(0, 171), positive, whole(1, 170))],
    "lgamma": [mixed(uniform(-20, 50), magnitude(1e-8, 1e10), positive, whole(1, 1000))],
    "atan2": [anything, anything], "hypot": [anything, anything],
    "pow": [mixed(magnitude(1e-5, 1e5), positive), mixed(uniform(-10, 10), decimal, whole(-20, 20))],
}


def main():
    for name in sys.argv[3:] or ARGUMENTS:
        function, left = getattr(math, name), count
        while left:
            arguments = [draw() for draw in ARGUMENTS[name]]
            try:
                result = function(*arguments)
            except (ValueError, OverflowError):
                continue
            left -= 1
            print(name, *(struct.pack(">d", number).hex() for number in (*arguments, result)))


main()
