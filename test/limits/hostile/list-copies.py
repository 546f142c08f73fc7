# ends: memory|time
a = list(range(1000))
kept = []
while True:
    kept.append(a[:])
