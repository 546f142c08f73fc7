# ends: memory|time
kept = []
while True:
    kept.append(iter([]))
    kept.append(iter(range(3)))
    kept.append(zip([], []))
    kept.append(enumerate('abc'))
