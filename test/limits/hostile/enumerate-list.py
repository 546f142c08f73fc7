# ends: memory|time
x = list(enumerate(range(10**9)))
