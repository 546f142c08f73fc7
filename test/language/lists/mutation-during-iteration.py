# === appending, removing, replacing while a for loop runs ===
a = [1, 2, 3]
for n in a:
    if len(a) < 6:
        a.append(n * 10)
print(a)
a = list(range(6))
for n in a:
    a.remove(n)
print(a)
a = [1, 2, 3]
for i, n in enumerate(a):
    a[i] = n * 2
print(a)
a = [1, 2, 3, 4]
for n in a:
    a.clear()
    print('once', n)
a = [1, 2, 3]
for n in reversed(a):
    a.append(0)
print(a)
a = [1, 2, 3, 4]
for n in a[:]:
    if n % 2:
        a.remove(n)
print(a)

# === an exhausted iterator stays exhausted ===
a = [1]
it = iter(a)
print(next(it), next(it, 'end'))
a.append(2)
print(next(it, 'still the end'), list(it))

# === a live iterator sees growth ===
a = [1]
it = iter(a)
print(next(it))
a.append(2)
print(next(it), next(it, 'end'))

# === iterators ===
it = iter([1, 2, 3])
print(type(it).__name__, it is iter(it), it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__())
rev = reversed([1, 2, 3])
print(type(rev).__name__, next(rev), rev.__length_hint__(), list(rev))
a = [1, 2, 3, 4, 5]
it = iter(a)
next(it), next(it)
del a[:3]
print(list(it))

# === comparing while shrinking, deleting by index ===
class Shrink:
    def __eq__(self, other):
        items.clear()
        return False
items = [Shrink(), 1, 2]
print(5 in items, items)
items = [Shrink(), 1]
print(items.count(1), items)
items = [1, 2, 3]
for i in range(len(items) - 1, -1, -1):
    del items[i]
print(items)
