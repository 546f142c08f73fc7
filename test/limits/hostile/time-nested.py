# ends: time
for i in range(10**9):
    for j in range(10**9):
        pass
