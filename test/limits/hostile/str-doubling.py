# ends: memory|time
s = 'x'
while True:
    s += s
