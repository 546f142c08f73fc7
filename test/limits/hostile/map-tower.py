# ends: memory|time|RecursionError
m = iter([1, 2])
for i in range(10**6):
    m = map(int, m)
next(m)
