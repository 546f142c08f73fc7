# ends: memory|time
x = [[]]
while True:
    x = x * 10
