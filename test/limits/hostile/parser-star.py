# ends: SyntaxError|MemoryError|RecursionError|TypeError|memory|time
eval('[' + '*' * 10**5 + 'a]')
