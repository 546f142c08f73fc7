# === powers of two, signs ===
def lcg(seed, steps, a, c, m):
    out = []
    for _ in range(steps):
        seed = (seed * a + c) % m
        out.append(seed)
    return out
print(lcg(12345, 6, 1103515245, 12345, 2147483648))
print(lcg(-12345, 6, 1103515245, -7, 2147483648))
print(lcg(2**53 - 1, 6, 2**53 - 1, 2**53 - 1, 2**32))
print(lcg(1, 6, 6364136223846793005, 1442695040888963407, 2**64))
print(lcg(5, 6, 48271, 0, 2147483647), lcg(5, 6, -48271, 3, 1000000007))
print(lcg(3.5, 3, 2, 1, 7), lcg(3, 3, 2.5, 1, 7), lcg(True, 3, 5, False, 3))

# === constants in the text ===
def glibc(seed):
    for _ in range(50):
        seed = (seed * 1103515245 + 12345) % 2147483648
    return seed
def recipes(seed):
    for _ in range(50):
        seed = (seed * 1664525 + 1013904223) % 4294967296
    return seed
def masked(seed):
    for _ in range(50):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed
def fnv(text):
    value = 2166136261
    for character in text:
        value = (value ^ ord(character)) * 16777619 & 0xffffffff
    return value
def polynomial(values):
    total = 0
    for value in values:
        total = (total * 131 + value) % 1000000007
    return total
def minstd(seed):
    for _ in range(50):
        seed = seed * 16807 % 2147483647
    return seed
for seed in (0, 1, -1, 12345, 2**31, -2**40, 2**53 - 1, 2**53, 10**30, -10**30, 0.5, True):
    print(seed, glibc(seed), recipes(seed), end=' ')
    try:
        print(masked(seed), minstd(seed))
    except TypeError as error:
        print(error, minstd(seed))
print(fnv('hello world'), fnv(''), fnv('\u65e5\u672c'), polynomial(range(100)), polynomial([-5, 10**20, 3]))

# === order of errors, operands of other types ===
class Number:
    def __init__(self, n):
        self.n = n
    def __mul__(self, other):
        return Number(self.n * other)
    def __add__(self, other):
        return Number(self.n + other)
    def __mod__(self, other):
        return self.n % other
    def __and__(self, other):
        return self.n & other
print(glibc(Number(3)), masked(Number(4)))
def zero(a, b, m):
    return (a * b + 1) % m
for arguments in ((2, 3, 0), (2**40, 2**40, 0), (2, 3, -5), (2**40, 2**40, -7), ('a', 2, 3), (2, 'a', 3), ([1], 2, 3), (2**40, 3, '%')):
    for _ in range(3):
        try:
            result = zero(*arguments)
        except Exception as error:
            result = f'{type(error).__name__}: {error}'
    print(arguments, result)
