# ends: SyntaxError|MemoryError|RecursionError|memory|time
eval('[' * 150 + '1' + ' for x in []]' * 150)
eval('[1 ' + 'for x in [] ' * 10**5 + ']')
