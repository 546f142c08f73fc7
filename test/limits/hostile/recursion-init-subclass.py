# ends: RecursionError|memory|time
class C:
    def __init_subclass__(cls):
        class D(C):
            pass
class E(C):
    pass
