# ends: RecursionError|memory|time
def key(x):
    return sorted([1, 2], key=key)
sorted([2, 1], key=key)
