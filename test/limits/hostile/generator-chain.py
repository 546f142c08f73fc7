# ends: memory|RecursionError|time
def g(inner):
    yield inner
it = None
while True:
    it = g(it)
