# ends: RecursionError|SyntaxError|MemoryError|memory|time
exec('(' * 10**5 + 'a' + ',)' * 10**5 + ' = 1')
