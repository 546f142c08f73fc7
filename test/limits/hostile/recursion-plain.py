# ends: RecursionError|memory|time
def f():
    f()
f()
