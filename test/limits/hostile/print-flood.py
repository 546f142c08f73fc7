# ends: output|time
while True:
    print('x' * 1000)
