# ends: memory|time
e = ValueError()
while True:
    e.add_note('x' * 1000 + str(len(e.__notes__) if hasattr(e, '__notes__') else 0))
