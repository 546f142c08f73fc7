# ends: RecursionError|memory|time
class C:
    def __iter__(self):
        return iter(list(self))
list(C())
