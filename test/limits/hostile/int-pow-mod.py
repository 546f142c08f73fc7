# ends: time|memory
m = (1 << 20000) + 1
while True:
    x = pow(3, m, m + 2)
