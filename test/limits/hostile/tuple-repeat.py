# ends: memory|time
x = (1, 2, 3) * 10**9
