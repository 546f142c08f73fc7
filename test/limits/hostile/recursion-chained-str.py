# ends: RecursionError|memory|time|ValueError
e = ValueError()
for i in range(10**5):
    n = ValueError(e)
    e = n
repr(e)
