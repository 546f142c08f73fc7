# ends: RecursionError|memory|time
class C:
    def __call__(self):
        return self()
C()()
