# ends: time|memory
import math
x = 1
for n in range(1, 10**7):
    x = math.lcm(x, n)
