# ends: memory|time
kept = []
while True:
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept.append(e)
