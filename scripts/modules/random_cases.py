"""Every method of random after random seeds: the same program on both, outputs to be equal.

    python3.13 scripts/modules/random_cases.py 20000 1 > a; npm run tierup -- run scripts/modules/random_cases.py 20000 1 > b; cmp a b
"""
import random
import sys

count, first = int(sys.argv[1]), int(sys.argv[2])
source = random.Random(first)
for i in range(count):
    seed = source.choice([
        source.randint(-10**6, 10**30), str(source.random()), source.random(), source.randbytes(5), bytearray(b"x%d" % i), i,
    ])
    r = random.Random(seed) if i % 3 else random.Random()
    r.seed(seed, version=2 if isinstance(seed, bytearray) else source.choice([1, 2]))
    a, b = source.uniform(0.1, 5), source.uniform(0.1, 9)
    print(i, [
        r.random(), r.getrandbits(source.randint(1, 200)), r.randint(-5, source.randint(0, 10**25)), r.randrange(0, 1000, 7),
        r.uniform(a, b), r.gauss(a, b), r.gauss(), r.normalvariate(a, b), r.lognormvariate(0, a / 5), r.expovariate(a),
        r.gammavariate(a, b), r.betavariate(a, b), r.paretovariate(a), r.weibullvariate(a, b), r.triangular(0, b, b / 2),
        r.binomialvariate(source.randint(1, 300), source.random()), r.sample(range(1000), 5), r.choices("abcdef", k=4),
        r.choices([1, 2, 3], weights=[a, b, 1], k=3), r.choice("xyz"), r.randbytes(4), r.sample([1, 2], 3, counts=[3, 4]),
    ])
    items = list(range(9))
    r.shuffle(items)
    print(items, r.getstate()[1][-1])
