# ends: memory|time
x = b','.join([b'x' * 10**5] * 10**6)
