# ends: nothing|memory|time
x = None
for i in range(300000):
    x = (x,)
x = None
