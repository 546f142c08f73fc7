# ends: SyntaxError|MemoryError|RecursionError|AttributeError|memory|time
eval('1' + ' .a' * 10**5)
