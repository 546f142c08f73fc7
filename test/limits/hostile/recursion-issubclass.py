# ends: RecursionError|memory|time
a = (str,)
for i in range(10**5):
    a = (a,)
issubclass(int, a)
