# ends: memory|time
a = [1]
while True:
    a[0:0] = a
