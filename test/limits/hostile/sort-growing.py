# ends: memory|time|ValueError
x = [3, 2, 1]
class K:
    def __lt__(self, other):
        x.extend(x or [1])
        return False
x = [K(), K()]
x.sort()
while True:
    x.extend(x)
