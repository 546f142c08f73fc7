# ends: time
1 in iter(int, 1)
