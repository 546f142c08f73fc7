# ends: SyntaxError|MemoryError|RecursionError|memory|time
s = '1'
for i in range(200):
    s = "f'{" + s + "}'"
eval(s)
