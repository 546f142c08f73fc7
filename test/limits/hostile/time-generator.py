# ends: time
def g():
    while True:
        yield
for x in g():
    pass
