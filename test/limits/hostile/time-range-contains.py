# ends: time
while True:
    'x' in range(10**9)
