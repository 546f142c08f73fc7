# ends: memory|time
kept = []
while True:
    kept.append(bytes(10**6).hex(':'))
