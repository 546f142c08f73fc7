# ends: memory|RecursionError|time
g = ValueError()
while True:
    g = ExceptionGroup('g', [g, g])
