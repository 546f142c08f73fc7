# ends: memory|ValueError|time
x = f'{1.5:.900000000f}'
