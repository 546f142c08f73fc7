# ends: MemoryError|memory|time
x = ('%s' * 10**5) % (('x' * 10**5,) * 10**5)
