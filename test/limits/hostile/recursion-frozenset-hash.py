# ends: RecursionError|memory|time
a = frozenset()
for i in range(10**5):
    a = frozenset([a])
hash(a)
