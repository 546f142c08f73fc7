# ends: MemoryError|memory|time
x = 9 ** 9 ** 9 ** 2
