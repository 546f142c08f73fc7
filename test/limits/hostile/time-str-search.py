# ends: time
s = 'ab' * 10**6
while True:
    s.replace('ba', 'ab')
    s.split('ab')
    s.rfind('bb')
