# ends: memory|time|MemoryError
source = 'x = 1\n' * 10**6
exec(source)
