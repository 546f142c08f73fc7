# ends: MemoryError|memory|time
x = ('\t' * 10**5).expandtabs(10**6)
