# ends: time
a = set(range(10**5))
b = set(range(10**5))
while True:
    a & b, a <= b, a.isdisjoint(set())
