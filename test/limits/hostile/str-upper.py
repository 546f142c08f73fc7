# ends: memory|time
kept = []
while True:
    kept.append(('ß' * 10**6).upper())
