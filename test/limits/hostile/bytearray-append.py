# ends: memory|time
x = bytearray(1000)
while True:
    x += x
