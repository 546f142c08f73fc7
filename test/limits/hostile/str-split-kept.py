# ends: memory|time
kept = []
while True:
    kept.append(('a ' * 10**5).split())
