# ends: memory|time
x = list(range(10**9))
