# ends: memory|time
class C:
    __slots__ = ('a', 'b', 'c')
kept = []
while True:
    c = C()
    c.a = c.b = c.c = kept
    kept.append(c)
