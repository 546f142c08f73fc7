# === small ints come in slot order, as in CPython ===
print({3, 1, 2}, {5, 4, 3, 2, 1, 0}, {8, 0}, {0, 8}, {9, 1, 17}, {1, 9, 17}, {-1, -2, 0}, {100, 50, 25}, {7, 15, 23, 31})
print(set(range(10, 0, -1)), set(range(20)), {n * n for n in range(12)}, {2 ** n for n in range(12)}, {n * 1000 for n in range(6)})
print({1.5, 2.5, 0.5}, {True, False}, {0.0, 1, 2.0}, {10 ** 20, 1}, {-5, 5, -3, 3}, {(1, 2), (0, 1)}, {(), (0,)})

# === order depends on history ===
s = set()
for n in 8, 0, 16:
    s.add(n)
print(s)
s = set()
for n in 0, 16, 8:
    s.add(n)
print(s)
s = {1, 2, 3, 4, 5}
s.discard(1)
s.add(33)
s.add(1)
print(s)
s = set(range(100))
for n in range(95):
    s.discard(n)
print(s, s.pop(), s.pop(), s)
s.update(range(3))
print(s)

# === growth ===
s = set()
for n in range(0, 200, 7):
    s.add(n)
print(s)
print(set([n * 37 % 101 for n in range(60)]))
print(list({n * 8 for n in range(10)}), list({n * 32 for n in range(10)}), list({n * 64 + 1 for n in range(6)}))

# === operations ===
a, b = set(range(0, 40, 3)), set(range(0, 40, 5))
print(a | b)
print(a & b, a - b, a ^ b)
print(b | a)
print(frozenset([64, 32, 16, 8]), set([64, 32, 16, 8]).union([4]), {64, 32} | {16, 8}, set(a), a.copy(), frozenset(a))
print({n for n in (5, 3, 9, 1)}, {*(20, 10), *(15, 5)}, sorted({3, 1, 2}), list(set([30, 20, 10]))[0], {None}, {300, 200, 100, 0})
