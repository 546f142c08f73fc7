# ends: SyntaxError|MemoryError|nothing|memory|time
eval("'a' " * 10**5)
