# ends: memory|time
x = bytes(10**10)
