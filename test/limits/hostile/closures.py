# ends: memory|time
def make(n):
    a, b, c, d = n, n, n, n
    return lambda: (a, b, c, d)
kept = []
while True:
    kept.append(make(len(kept)))
