# ends: time|memory
x = (1 << 10**7) + 1
while True:
    s = f'{x:_x}'
