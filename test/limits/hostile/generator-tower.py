# ends: memory|time|RecursionError
def g(inner):
    yield from inner
it = iter([1])
for i in range(10**6):
    it = g(it)
next(it)
