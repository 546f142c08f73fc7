# === many keys keep insertion order through growth and deletion ===
d = {}
for n in range(1000):
    d[n * 7 % 1009] = n
for n in range(0, 1000, 3):
    d.pop(n, None)
print(len(d), list(d)[:8], list(d)[-5:], sum(d), sum(d.values()))
for n in range(0, 1000, 3):
    d[n] = 'back'
print(len(d), list(d)[-3:], list(d.values())[-1])
d = {str(n): n for n in range(300)}
while len(d) > 3:
    d.popitem()
print(d)

# === used as a queue: delete the oldest, add the newest ===
d = {n: None for n in range(5)}
for n in range(5, 2000):
    del d[next(iter(d))]
    d[n] = None
print(d)

# === counting, grouping, inverting ===
text = 'the quick brown fox jumps over the lazy dog the end'
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts)
groups = {}
for word in text.split():
    groups.setdefault(len(word), []).append(word)
print(groups, {v: k for k, v in counts.items()}, sorted(counts, key=lambda w: (-counts[w], w))[:3])

# === nested ===
tree = {}
for path in 'a/b/c', 'a/b/d', 'e', 'a/f':
    node = tree
    for part in path.split('/'):
        node = node.setdefault(part, {})
print(tree)

# === keyword order, class namespace order ===
def order(**named):
    return list(named)
class Ordered:
    z = 1
    a = 2
    m = 3
print(order(z=1, a=2, m=3), [name for name in vars(Ordered) if len(name) == 1])
o = Ordered()
o.q, o.b = 1, 2
print(vars(o), o.__dict__)

# === mixed key kinds ===
d = {n: n for n in range(20)}
d.update({str(n): n for n in range(20)})
d.update({float(n) + 0.5: n for n in range(3)})
d.update({(n, n): n for n in range(3)})
print(len(d), list(d)[18:22], list(d)[-6:], d[5], d['5'], d[0.5], d[(2, 2)], d[5.0])
