# ends: time
s = 'a' * 10**6 + 'b'
t = 'a' * 5 * 10**5 + 'c'
while True:
    s.count(t), s.find(t), t in s
