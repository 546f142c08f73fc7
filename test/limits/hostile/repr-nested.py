# ends: memory|time
x = ['a' * 1000]
for i in range(40):
    x = [x, x]
s = repr(x)
