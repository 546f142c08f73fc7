# ends: RecursionError|memory|time
class C:
    def __format__(self, spec):
        return f'{self}'
f'{C()}'
