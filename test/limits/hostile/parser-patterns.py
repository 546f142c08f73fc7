# ends: SyntaxError|MemoryError|RecursionError|memory|time
exec('match 1:\n case ' + '[' * 10**4 + ']' * 10**4 + ': pass')
