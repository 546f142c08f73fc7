# ends: SyntaxError|MemoryError|RecursionError|TypeError|memory|time
x = 0
eval('x' + '[0]' * 10**5)
