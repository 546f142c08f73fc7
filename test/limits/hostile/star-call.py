# ends: memory|time
def f(*args):
    return len(args)
f(*range(10**9))
