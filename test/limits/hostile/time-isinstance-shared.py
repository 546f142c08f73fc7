# ends: time
a = (str,)
for i in range(100):
    a = (a, a)
isinstance(1, a)
