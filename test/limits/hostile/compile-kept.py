# ends: memory|time
kept = []
while True:
    kept.append(compile('x = %d\n' % len(kept) * 20, 'f%d' % len(kept), 'exec'))
