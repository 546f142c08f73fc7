# ends: MemoryError|memory|time
x = 10 ** 10**9
