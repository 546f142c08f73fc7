# ends: memory|time
kept = []
while True:
    kept.append(repr('\x00' * 10**6))
