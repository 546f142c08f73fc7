# ends: MemoryError|memory|time
x = ('a' * 10**5).translate({97: 'b' * 10**5})
