# ends: time
s = '1' * 10**7
while True:
    s.isdigit()
