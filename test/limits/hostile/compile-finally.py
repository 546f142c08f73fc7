# ends: memory|time
source = ''
for i in range(20):
    source += ' ' * i + 'try: a()\n' + ' ' * i + 'finally:\n'
exec(source + ' ' * 20 + 'b()\n')
