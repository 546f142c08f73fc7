# ends: time
sum(range(10**12))
