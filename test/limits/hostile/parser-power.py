# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('1**' * 10**5 + '1')
