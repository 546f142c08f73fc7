# ends: memory|NameError|time
x = 'a' * 10**8
eval(x)
