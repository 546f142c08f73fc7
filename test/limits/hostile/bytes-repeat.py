# ends: memory|time
x = b'ab' * 10**9
