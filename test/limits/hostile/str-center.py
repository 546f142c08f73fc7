# ends: memory|time
x = 'a'.center(10**10)
