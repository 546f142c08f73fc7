# ends: memory|time
x = [*range(10**9)]
