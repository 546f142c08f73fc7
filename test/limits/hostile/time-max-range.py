# ends: time
max(range(10**12))
