# === names ===
a = 1
b = a
a = 2
print(a, b)

# === several targets ===
x = y = 5
print(x, y)
x, y = y + 1, x - 1
print(x, y)
x, y = y, x
print(x, y)

# === augmented ===
n = 10
n += 5
print(n)
n -= 3
print(n)
n *= 2
print(n)
n //= 5
print(n)
n **= 3
print(n)
n %= 10
print(n)
n <<= 3
print(n)
n >>= 1
print(n)
n |= 1
print(n)
n &= 12
print(n)
n ^= 7
print(n)
n /= 2
print(n)
s = 'ab'
s += 'cd'
s *= 2
print(s)
