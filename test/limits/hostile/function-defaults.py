# ends: memory|time
kept = []
while True:
    def f(a=len(kept), *, b=(len(kept), 2)):
        pass
    kept.append(f)
