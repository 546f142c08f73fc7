# === branches ===
def size(n):
    if n < 0:
        return 'negative'
    elif n == 0:
        return 'zero'
    elif n < 10:
        return 'small'
    else:
        return 'large'

print(size(-1), size(0), size(9), size(10))

# === conditional expression ===
for n in 0, 1:
    print('yes' if n else 'no')
print(1 if True else 2 if True else 3)
print((1 if False else 2) if False else 3)

# === and, or, not give values ===
print(0 or 'default', 'a' or 'b', '' or 0, 1 and 2, 0 and 2, [] and 1)
print(not 0, not 1, not '', not 'a', not None, not [])
print(1 or 1 / 0, 0 and 1 / 0)

# === comparison ===
print(1 < 2, 2 < 1, 1 <= 1, 1 >= 2, 1 == 1.0, 1 != 2)
print('a' < 'b', 'B' < 'a', 'abc' < 'abd', '' < 'a')
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1)
print(None is None, None is not None, True is True)
