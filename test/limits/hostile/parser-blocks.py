# ends: SyntaxError|MemoryError|memory|time
source = ''
for i in range(5000):
    source += ' ' * i + 'if 1:\n'
exec(source + ' ' * 5000 + 'pass')
