# ends: time|memory
x = [(i * 7919) % 1000003 for i in range(10**6)]
while True:
    x.sort()
    x.reverse()
    y = sorted(x, key=str)
