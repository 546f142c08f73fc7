# ends: memory|time
async def c(x):
    return x
kept = []
while True:
    kept.append(c(kept))
