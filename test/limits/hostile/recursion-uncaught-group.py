# ends: memory|time|RecursionError|ExceptionGroup
g = ValueError()
for i in range(20000):
    g = ExceptionGroup('g', [g])
raise g
