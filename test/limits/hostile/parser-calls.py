# ends: SyntaxError|MemoryError|RecursionError|TypeError|memory|time
eval('print' + '()' * 10**5)
