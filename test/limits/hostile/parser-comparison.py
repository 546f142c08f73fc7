# ends: SyntaxError|MemoryError|RecursionError|nothing|memory|time
eval('1 < ' * 10**5 + '1')
