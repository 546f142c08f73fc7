# === counting ===
i = 0
while i < 5:
    print(i, end=' ')
    i += 1
print()

# === break and continue ===
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 10:
        break
    print(i, end=' ')
print()

# === nested ===
i = 0
while i < 3:
    j = 0
    while j < i:
        print(i, j, end='; ')
        j += 1
    i += 1
print()

# === sum and factorial ===
total, n = 0, 100
while n:
    total += n
    n -= 1
print(total)
product, n = 1, 25
while n > 1:
    product *= n
    n -= 1
print(product)
