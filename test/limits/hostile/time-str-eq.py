# ends: time
a = 'x' * 10**7
b = 'x' * 10**7
while True:
    a == b
