# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval("f'{1:" + '{1:' * 10**4 + '}' * 10**4 + "}'")
