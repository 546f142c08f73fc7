# ends: memory|ValueError|OverflowError|time
x = '%.1000000000d' % 1
