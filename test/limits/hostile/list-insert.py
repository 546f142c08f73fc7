# ends: memory|time
a = []
while True:
    a.insert(0, None)
