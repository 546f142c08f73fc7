# ends: MemoryError|memory|time
x = 1 << 10**10
