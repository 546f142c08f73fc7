# ends: time|memory
i = 0
while True:
    i = eval('%d + 1' % i)
