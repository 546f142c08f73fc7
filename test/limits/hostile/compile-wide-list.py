# ends: memory|time|SyntaxError|MemoryError
while True:
    eval('[' + ','.join(['1'] * 10**5) + ']')
