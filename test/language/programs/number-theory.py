# Primes, factors, gcd, Collatz, perfect numbers, RSA with big ints, digits of pi.
def sieve(n):
    marks = bytearray([1]) * (n + 1)
    marks[0:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]: marks[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, m in enumerate(marks) if m]
def factors(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1 + (d > 2)
    if n > 1: out[n] = 1
    return out
def gcd(a, b): return abs(a) if b == 0 else gcd(b, a % b)
def egcd(a, b):
    if b == 0: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, r = n - 1, 0
    while d % 2 == 0: d //= 2; r += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
primes = sieve(1000)
print(len(primes), primes[:10], primes[-3:], factors(360), factors(9999999967), factors(2 ** 31 - 1), gcd(1071, -462), egcd(240, 46))
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n], is_prime(2 ** 89 - 1), is_prime(2 ** 83 - 1), is_prime(561))
def collatz(n):
    steps = 0
    while n != 1: n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps
best = max(range(1, 3000), key=collatz)
print(best, collatz(best))
p, q, e = 2 ** 61 - 1, 2 ** 89 - 1, 65537
n, d = p * q, pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes('secret message'.encode(), 'big')
cipher = pow(message, e, n)
print(cipher, pow(cipher, d, n).to_bytes(14, 'big').decode())
def pi_digits(n):
    def arctan(x):
        term = total = one // x
        k, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // k)
            k, sign = k + 2, -sign
        return total
    one = 10 ** (n + 10)
    return str((16 * arctan(5) - 4 * arctan(239)) // 10 ** 10)
print(pi_digits(60), sum(map(int, str(2 ** 1000))), sum(map(int, pi_digits(200))))
def base(n, b): return '0' if n == 0 else (base(n // b, b) if n >= b else '').lstrip('0') + '0123456789abcdefghijklmnopqrstuvwxyz'[n % b]
print(base(255, 2), base(255, 16), base(10 ** 12, 36), int(base(10 ** 12, 36), 36))
