# ends: RecursionError|TypeError|time|memory
class C:
    pass
C.__call__ = C()
C()()
