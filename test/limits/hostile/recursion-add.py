# ends: RecursionError|memory|time
class C:
    def __add__(self, other):
        return self + other
    def __radd__(self, other):
        return other + self
C() + C()
