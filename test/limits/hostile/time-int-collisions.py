# ends: time|memory
d = {}
i = 0
while True:
    d[i * (2**61 - 1)] = i
    i += 1
