# ends: memory|time
kept = []
while True:
    kept.append(kept.append)
