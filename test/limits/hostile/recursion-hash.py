# ends: RecursionError|memory|time
a = ()
for i in range(10**5):
    a = (a,)
hash(a)
