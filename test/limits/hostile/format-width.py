# ends: memory|time
x = f'{1:900000000}'
