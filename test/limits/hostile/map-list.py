# ends: memory|time
x = list(map(str, range(10**9)))
