# ends: time|memory
class K:
    def __init__(self, x):
        pass
    def __lt__(self, other):
        return True
x = sorted(range(10**6), key=K)
