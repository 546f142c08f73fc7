# ends: memory|time
def g(a, b, c, d):
    x = yield a
    yield x, b, c, d
kept = []
while True:
    it = g(1, 2, 3, kept)
    next(it)
    kept.append(it)
