# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('-' * 10**6 + '1')
