# ends: RecursionError|memory|time
class C:
    def __str__(self):
        return str(self)
str(C())
