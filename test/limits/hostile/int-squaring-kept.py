# ends: memory|time
x = 3
kept = []
while True:
    x *= x
    kept.append(x)
