# ends: memory|time
s = set(range(10**9))
