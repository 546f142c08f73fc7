# ends: RecursionError|memory|time
a = []
b = []
for i in range(10**5):
    a = [a]
    b = [b]
a == b
