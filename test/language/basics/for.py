# === range ===
for i in range(5):
    print(i, end=' ')
print()
for i in range(10, 0, -3):
    print(i, end=' ')
print()

# === sequences ===
for letter in 'héllo':
    print(letter, end='.')
print()
for item in [1, 'a', None]:
    print(item)
for key in {'x': 1, 'y': 2}:
    print(key)
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)

# === the name stays ===
for i in range(3):
    pass
print(i)
for unused in []:
    pass
try:
    print(unused)
except NameError as error:
    print(error)

# === a list changed while it is iterated ===
items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
items = [0]
for item in items:
    if item < 5:
        items.append(item + 1)
print(items)
