# ends: RecursionError|memory|time
class C:
    def __hash__(self):
        return hash((self, 1))
{C(): 1}
