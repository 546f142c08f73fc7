# ends: time|memory
while True:
    type('C', (int,), {})(5)
