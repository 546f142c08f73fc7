# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('lambda: ' * 10**5 + '1')
