# ends: time|memory
a = ()
for i in range(100):
    a = (a, a)
len(repr(a))
