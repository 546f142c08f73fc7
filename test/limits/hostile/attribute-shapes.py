# ends: memory|time
class C:
    pass
i = 0
kept = []
while True:
    c = C()
    setattr(c, 'a%d' % i, i)
    kept.append(c)
    i += 1
