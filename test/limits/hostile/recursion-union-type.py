# ends: RecursionError|memory|time
t = list[int]
for i in range(10**5):
    t = list[t]
repr(t)
