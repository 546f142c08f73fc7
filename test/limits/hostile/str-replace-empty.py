# ends: memory|time
x = ('a' * 10**5).replace('', 'b' * 10**5)
