# ends: time
a = b = (0,)
for i in range(200):
    a = (a, a)
    b = (b, b)
x = []
y = []
for i in range(100):
    x = [x, x]
    y = [y, y]
x == y
