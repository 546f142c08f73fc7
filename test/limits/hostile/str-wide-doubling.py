# ends: memory|time
s = '\U0001f600'
while True:
    s += s
