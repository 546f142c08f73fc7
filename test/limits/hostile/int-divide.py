# ends: time|memory
x = (1 << 8 * 10**6) + 1
y = (1 << 4 * 10**6) + 3
while True:
    z = x // y
