import math
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === gcd, lcm, factorial, comb, perm, prod ===
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 0), math.gcd(-12, 18), math.gcd(12, 18, 27), math.gcd(2 ** 70, 6 ** 40), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(2, 3, 4), math.lcm(-4, 6))
print(math.factorial(0), math.factorial(5), math.factorial(25), math.comb(5, 2), math.comb(5, 6), math.comb(100, 50), math.perm(5), math.perm(5, 2), math.perm(5, 6), math.comb(0, 0), math.prod([1, 2, 3]), math.prod([]), math.prod([2, 0.5], start=3), math.prod(range(1, 30)), math.prod([1.5, 2]), math.prod(['a'], start=2) if False else '')
for action in (lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.factorial('a'), lambda: math.comb(-1, 2), lambda: math.comb(5, -1), lambda: math.perm(-1), lambda: math.gcd(1.5), lambda: math.gcd('a'), lambda: math.lcm(1.0, 2), lambda: math.prod(['a']), lambda: math.prod(5), lambda: math.comb(5), lambda: math.perm(2.5)): attempt(action)
# === sums ===
print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]), math.fsum([1e308, -1e308, 1e308]), math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([0.1] * 3, [10] * 3), math.sumprod([], []), math.sumprod([10 ** 20, 1], [1, -1]))
attempt(lambda: math.fsum(['a']))
attempt(lambda: math.fsum([1e308, 1e308]))
attempt(lambda: math.fsum([math.inf, -math.inf]))
attempt(lambda: math.sumprod([1], [1, 2]))
print(sorted(n for n in dir(math) if not n.startswith('_')))
