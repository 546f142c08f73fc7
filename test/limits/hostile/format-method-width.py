# ends: memory|time
x = '{:>{}}'.format('a', 5 * 10**8)
