# ends: SyntaxError|MemoryError|RecursionError|memory|time|IndentationError
source = ''
for i in range(90):
    source += ' ' * i + 'def f():\n'
exec(source + ' ' * 90 + 'pass\n')
source = ''
for i in range(300):
    source += ' ' * i + 'class C:\n'
exec(source + ' ' * 300 + 'pass')
