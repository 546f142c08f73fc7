# ends: memory|time
x = b'x'
while True:
    x = x + x
