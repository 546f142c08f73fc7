# ends: time
a = [0] * 10**6
while True:
    a.insert(0, 1)
    a.pop(0)
