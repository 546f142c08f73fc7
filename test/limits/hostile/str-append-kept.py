# ends: memory|time
kept = []
s = ''
while True:
    s += 'abcdefgh' * 100
    kept.append(s + 'x')
