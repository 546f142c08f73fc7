# ends: memory|time
class C:
    def __init__(self, x):
        self.x = x
kept = []
while True:
    kept.append(C(kept))
