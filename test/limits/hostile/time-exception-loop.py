# ends: time
while True:
    try:
        while True:
            raise ValueError
    except BaseException:
        continue
    finally:
        pass
