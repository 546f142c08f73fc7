# ends: SyntaxError|MemoryError|IndentationError|memory|time
source = ''
for i in range(95):
    source += ' ' * i + 'try:\n'
source += ' ' * 95 + 'pass\n'
for i in reversed(range(95)):
    source += ' ' * i + 'finally:\n' + ' ' * (i + 1) + 'pass\n'
exec(source)
