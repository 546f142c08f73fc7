# ends: memory|time
a = []
while True:
    a.append(1.5)
