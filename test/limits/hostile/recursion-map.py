# ends: RecursionError|memory|time
def f(x):
    return list(map(f, [1]))
f(1)
