# ends: memory|time
x = tuple(range(10**9))
