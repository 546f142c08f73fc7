# ends: memory|time
i = 0
while True:
    exec('x%d = %d' % (i, i))
    i += 1
