# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('1 if 1 else ' * 10**5 + '1')
