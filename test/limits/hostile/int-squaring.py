# ends: memory|time
x = 3
while True:
    x = x * x
