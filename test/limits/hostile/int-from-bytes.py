# ends: time|memory
kept = []
while True:
    kept.append(int.from_bytes(b'\xff' * 10**6, 'big'))
