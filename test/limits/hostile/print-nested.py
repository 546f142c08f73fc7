# ends: memory|output|time
x = []
for i in range(40):
    x = [x, x]
print(x)
