# ends: RecursionError|memory|time
s = 'eval(s)'
eval(s)
