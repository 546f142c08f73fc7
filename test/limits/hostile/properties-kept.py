# ends: memory|time
kept = []
while True:
    kept.append(property(len, None, None, 'x'))
