# ends: memory|time
kept = []
while True:
    kept += ('\n' * 10**5).splitlines()
