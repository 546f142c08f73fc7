# ends: memory|time
kept = []
while True:
    kept.append(ascii('\U0001f600' * 10**5))
