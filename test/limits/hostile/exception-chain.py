# ends: memory|time
e = None
while True:
    try:
        raise ValueError(1) from e
    except ValueError as caught:
        e = caught
