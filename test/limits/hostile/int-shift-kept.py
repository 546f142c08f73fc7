# ends: memory|time
kept = []
n = 0
while True:
    n += 1
    kept.append(1 << (100000 + n))
