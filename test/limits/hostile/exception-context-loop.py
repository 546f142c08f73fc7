# ends: ValueError|RecursionError
def f():
    try:
        f()
    finally:
        raise ValueError
f()
