# ends: memory|time
kept = []
while True:
    kept.append(('é' * 10**5).encode('utf-16'))
