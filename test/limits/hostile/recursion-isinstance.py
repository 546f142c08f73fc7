# ends: RecursionError|memory|time
a = (str,)
for i in range(10**5):
    a = (a,)
isinstance(1, a)
