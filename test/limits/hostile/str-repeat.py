# ends: memory|time
x = 'ab' * 10**9
