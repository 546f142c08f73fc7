# ends: SyntaxError|MemoryError|RecursionError|nothing|memory|time
eval('1' + ' or 1' * 10**5)
eval('1' + '+1' * 10**5)
