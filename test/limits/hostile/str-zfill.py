# ends: memory|time
x = '1'.zfill(10**10)
