# ends: memory|time
kept = []
x = 0.5
while True:
    x += 0.25
    kept.append((x, -x, x / 3))
