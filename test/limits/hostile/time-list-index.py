# ends: time
a = [0] * 10**6
while True:
    a.count(1), 1 in a
