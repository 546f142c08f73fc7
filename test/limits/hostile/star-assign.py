# ends: memory|time
a, *b = range(10**9)
