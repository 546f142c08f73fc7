# ends: memory|time
x = {i for i in range(10**9)}
