# ends: TypeError|MemoryError|RecursionError|memory|time
exec('@int\n' * 10**5 + 'def f(): pass')
