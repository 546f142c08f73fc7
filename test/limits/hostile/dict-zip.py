# ends: memory|time
d = dict(zip(range(10**9), range(10**9)))
