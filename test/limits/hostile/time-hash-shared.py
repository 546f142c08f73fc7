# ends: time
a = ()
for i in range(100):
    a = (a, a)
hash(a)
