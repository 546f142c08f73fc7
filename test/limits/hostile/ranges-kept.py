# ends: memory|time
kept = []
while True:
    kept.append(range(len(kept)))
