# === powers with all their digits: the last bit shows ===
x = 0.37
for n in range(40):
    x = (x * 7919.13 + 0.7) % 23.0 + 0.01
    print(x ** 2.5, x ** -3.7, 1.0001 ** (x * 1000), x ** 0.5, 10 ** -x, x ** 3)

# === complex powers go through the same functions ===
print((1.5 + 2j) ** 2.5, abs(3.1 + 4.7j))
