# ends: memory|time|NameError
kept = []
b = bytes(10)
while True:
    kept.append(memoryview(b)[1:])
