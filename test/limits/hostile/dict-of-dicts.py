# ends: memory|time
d = {}
while True:
    d = {'parent': d}
