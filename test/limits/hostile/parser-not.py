# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('not ' * 10**5 + '1')
