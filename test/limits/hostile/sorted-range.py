# ends: memory|time
x = sorted(range(10**9))
