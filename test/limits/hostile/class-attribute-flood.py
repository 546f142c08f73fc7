# ends: memory|time
class C:
    pass
i = 0
while True:
    setattr(C, 'a%d' % i, i)
    i += 1
