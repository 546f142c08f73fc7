# ends: memory|time
kept = []
while True:
    kept.append(object())
