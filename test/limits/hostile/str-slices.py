# ends: memory|time
s = 'abc' * 10**5
kept = []
while True:
    kept.append(s[::2] + s[1::2])
