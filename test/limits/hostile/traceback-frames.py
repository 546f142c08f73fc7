# ends: memory|time
kept = []
def f(n):
    if n == 0:
        raise ValueError(kept)
    f(n - 1)
while True:
    try:
        f(50)
    except ValueError as e:
        kept.append(e)
