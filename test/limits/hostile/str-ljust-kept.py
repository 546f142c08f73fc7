# ends: memory|time
kept = [str(i).ljust(10**5) for i in range(10**6)]
