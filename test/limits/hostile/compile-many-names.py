# ends: memory|time|SyntaxError|MemoryError
while True:
    exec('\n'.join('a%d = %d' % (i, i) for i in range(10**4)))
