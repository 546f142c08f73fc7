# ends: limit
while True:
    print("x" * 10_000)
