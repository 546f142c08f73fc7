# ends: time
sum(iter(int, 1))
