# ends: memory|time
a = []
while True:
    a = [a, []]
