# ends: memory|time
kept = []
while True:
    kept.append(list(reversed(range(1000))))
