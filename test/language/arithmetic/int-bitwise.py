def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === and, or, xor, invert ===
print(12 & 10, 12 | 10, 12 ^ 10, ~12, ~-1, ~0)
print(-12 & 10, -12 | 10, -12 ^ 10, -12 & -10, -12 | -10, -12 ^ -10)
big = 2 ** 70 + 5
print(big & 0xFF, big | 1, big ^ big, ~big, -big & 0xFFFF, -big | 7, -big ^ 2 ** 70, big & -big)
print((2 ** 32) | 1, (2 ** 31) ^ -1, 2 ** 40 & (2 ** 40 - 1), 0xFFFFFFFF & -1, ~0xFFFFFFFF, 2 ** 53 ^ 1, -(2 ** 53) & 2 ** 60)

# === shifts ===
print(1 << 31, 1 << 32, 1 << 53, 1 << 64, 1 << 100, -1 << 40, 0 << 1000, 5 << 0)
print(5 >> 1, -5 >> 1, -1 >> 100, 1 >> 100, 2 ** 100 >> 98, -(2 ** 100) >> 99, -(2 ** 100) - 1 >> 99, 2 ** 40 >> 32, -7 >> 0)
print(1 >> 2 ** 70, -1 >> 2 ** 70, 0 << 2 ** 70)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 1 << 1.0)
attempt(lambda: 1.5 & 1)
attempt(lambda: ~1.5)
attempt(lambda: 'a' | 1)
attempt(lambda: -'a')
attempt(lambda: +[])

# === bool ===
print(True & False, True | False, True ^ True, True & 1, True << 2, ~5, -True, +True, True ^ 2)

# === masks ===
value = 0b1011_0110
print([bit for bit in range(8) if value >> bit & 1], bin(value & ~0b110), value.bit_count(), bin(value ^ 0xFF))
