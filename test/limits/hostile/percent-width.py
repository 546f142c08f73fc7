# ends: memory|time
x = '%*d' % (10**9, 1)
