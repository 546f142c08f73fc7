"""Random floats as text: repr, format specs, %-formats, round, and back from text. Run on both sides and compared.

    python3.13 scripts/modules/float_cases.py 20000 1 > a; tierup run scripts/modules/float_cases.py 20000 1 > b; cmp a b
"""
import random
import struct
import sys

count, seed = (int(arg) for arg in sys.argv[1:3])
source = random.Random(seed)


def number():
    kind = source.randrange(6)
    if kind == 0:
        return struct.unpack("<d", source.randbytes(8))[0]
    if kind == 1:
        return source.uniform(-1000, 1000)
    if kind == 2:
        return round(source.uniform(-1e6, 1e6), source.randrange(6))
    if kind == 3:
        return source.randrange(-10 ** 6, 10 ** 6) / 2 ** source.randrange(12)
    if kind == 4:
        return float(f"{source.randrange(10 ** 17)}e{source.randrange(-340, 310)}")
    return source.choice([0.0, -0.0, 0.5, 1.5, 2.5, 1e16, 1e22, 5e-324, 1.7976931348623157e308, float("inf"), float("nan")])


def spec():
    parts = [
        source.choice(["", "", "<", ">", "^", "=", "*^", "0="]), source.choice(["", "", "+", "-", " "]),
        source.choice(["", "", "z"]), source.choice(["", "", "#"]), source.choice(["", "", "0"]),
        source.choice(["", "", str(source.randrange(1, 30))]), source.choice(["", "", ",", "_"]),
        source.choice(["", f".{source.randrange(25)}"]), source.choice(["", "e", "E", "f", "F", "g", "G", "n", "%"]),
    ]
    return "".join(parts)


def attempt(make):
    try:
        return make()
    except (ValueError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


for _ in range(count):
    x, wanted, digits = number(), spec(), source.randrange(-5, 20)
    percent = "%" + source.choice(["", "-", "+", "0", " ", "#"]) + source.choice(["", "12"]) + source.choice(
        ["", f".{source.randrange(20)}"]) + source.choice("eEfFgGr")
    print(
        repr(x), wanted, attempt(lambda: format(x, wanted)), percent, attempt(lambda: percent % x),
        attempt(lambda: repr(round(x, digits))), attempt(lambda: round(x)), x.hex(), attempt(x.as_integer_ratio),
        repr(float(format(x, f".{abs(digits)}g"))), sep="|",
    )
