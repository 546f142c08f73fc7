# ends: memory|time
i = 0
while True:
    globals()['name%d' % i] = i
    i += 1
