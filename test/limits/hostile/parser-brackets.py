# ends: SyntaxError|MemoryError|memory|time
eval('[' * 10**5 + ']' * 10**5)
