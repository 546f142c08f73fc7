# ends: memory|time
x = ','.join(['x' * 10**6] * 10**6)
