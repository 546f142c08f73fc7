# ends: RecursionError|memory|time
x = []
for i in range(10**6):
    x = [x]
repr(x)
