# ends: memory|time
s = 'ab'
while True:
    s = f'{s}{s}'
