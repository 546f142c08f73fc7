# ends: memory|time
x = bytearray()
while True:
    x.extend(b'0123456789' * 1000)
