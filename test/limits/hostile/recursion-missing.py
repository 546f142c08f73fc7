# ends: RecursionError|memory|time
class D(dict):
    def __missing__(self, key):
        return self[key]
D()[1]
