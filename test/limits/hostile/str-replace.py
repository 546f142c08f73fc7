# ends: memory|time
x = ('a' * 10**5).replace('a', 'b' * 10**5)
