# ends: memory|time
kept = []
while True:
    class C:
        pass
    kept.append(C)
