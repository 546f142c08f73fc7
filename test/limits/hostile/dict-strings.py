# ends: memory|time
d = {}
i = 0
while True:
    d['key %d' % i] = None
    i += 1
