# ends: memory|time
kept = []
while True:
    kept.append(frozenset(range(len(kept), len(kept) + 50)))
