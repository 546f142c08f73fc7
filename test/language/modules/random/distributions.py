import random
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === every distribution, seeded ===
def show(name, *arguments):
    random.seed(99)
    function = getattr(random, name)
    print(name, arguments, [round(function(*arguments), 10) for _ in range(4)])
show('uniform', 1, 10)
show('uniform', 10, 1)
show('triangular')
show('triangular', 0, 10, 2)
show('triangular', 5, 5)
show('gauss', 0, 1)
show('gauss', 100, 15)
show('gauss')
show('normalvariate', 0, 1)
show('normalvariate', 5, 2)
show('lognormvariate', 0, 1)
show('expovariate', 1.5)
show('expovariate')
show('vonmisesvariate', 0, 4)
show('vonmisesvariate', 1, 0)
show('gammavariate', 2, 1)
show('gammavariate', 1, 3)
show('gammavariate', 0.5, 1)
show('betavariate', 2, 3)
show('paretovariate', 3)
show('weibullvariate', 1, 1.5)
show('binomialvariate', 10, 0.3)
show('binomialvariate', 100, 0.5)
show('binomialvariate', 1, 0.5)
show('binomialvariate', 1000, 0.9)
show('binomialvariate', 5, 1.0)
for action in (lambda: random.expovariate(0), lambda: random.gammavariate(0, 1), lambda: random.gammavariate(1, -1), lambda: random.binomialvariate(-1, 0.5), lambda: random.binomialvariate(5, 2), lambda: random.uniform('a', 1), lambda: random.uniform(1), lambda: random.paretovariate(0)): attempt(action)
# === gauss keeps a second value; seeding drops it ===
random.seed(1)
a, b = random.gauss(), random.gauss()
random.seed(1)
print(random.gauss() == a, random.gauss() == b)
# === statistics of many ===
random.seed(2024)
n = 20000
print(round(sum(random.random() for _ in range(n)) / n, 6), round(sum(random.gauss(5, 2) for _ in range(n)) / n, 6), sum(random.random() < 0.25 for _ in range(n)))
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(n))
print(4 * inside / n)
