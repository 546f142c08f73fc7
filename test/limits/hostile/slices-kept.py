# ends: memory|time
kept = []
while True:
    kept.append(slice(len(kept), None))
