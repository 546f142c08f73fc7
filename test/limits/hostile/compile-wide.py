# ends: memory|time|SyntaxError|MemoryError
eval('+'.join(['1'] * 10**6))
