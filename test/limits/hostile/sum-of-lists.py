# ends: memory|time
x = sum([[1] * 1000] * 10**6, [])
