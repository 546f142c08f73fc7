# ends: memory|time
d = dict.fromkeys(range(1000))
kept = []
while True:
    kept.append({**d, 'x': len(kept)})
