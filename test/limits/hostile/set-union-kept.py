# ends: memory|time
a = set(range(1000))
kept = []
while True:
    kept.append(a | {len(kept)})
