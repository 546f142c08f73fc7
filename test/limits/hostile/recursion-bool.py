# ends: RecursionError|memory|time
class C:
    def __bool__(self):
        return bool(self)
bool(C())
