# ends: memory|time|RecursionError
C = object
while True:
    C = type('C', (C,), {})
