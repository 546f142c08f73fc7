# ends: time|memory
a = [0] * 10**6
while True:
    b = a[:]
