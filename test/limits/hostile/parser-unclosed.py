# ends: SyntaxError|MemoryError|memory|time
eval('{[(' * 10**5)
