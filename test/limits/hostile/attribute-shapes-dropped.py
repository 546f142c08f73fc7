# ends: time|memory
class C:
    pass
i = 0
while True:
    c = C()
    setattr(c, 'a%d' % i, i)
    i += 1
