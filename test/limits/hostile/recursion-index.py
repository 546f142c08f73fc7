# ends: RecursionError|memory|time
class C:
    def __index__(self):
        return [1][self]
[1][C()]
