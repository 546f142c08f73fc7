import io
# === arguments ===
print()
print(None, ..., 1.0, [None], sep='|')
print('a', 'b', sep='\n', end='<end>\n')
print(*range(5), sep=',')
print('é', '😀', 'tab\tx')
print('', '', sep='x')
print(end='')
print('flush', flush=True)
print('x', sep=None, end=None, file=None)
# === file ===
out = io.StringIO()
print('to', 'file', 5, file=out, sep='-', end='!')
print('again', file=out)
print(repr(out.getvalue()))
class Writer:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
w = Writer()
print('a', 1, file=w)
print(w.parts)
# === errors ===
for action in (lambda: print(sep=5), lambda: print(end=1), lambda: print('a', 'b', sep=1), lambda: print(1, foo=2), lambda: print(1, file=5), lambda: print(1, file=w, flush=True)):
    try: action()
    except Exception as error: print(type(error).__name__, error)
class Bad:
    def __str__(self): raise ValueError('no str')
try: print('before', Bad(), 'after')
except ValueError as error: print('|', error)
class S(str):
    def __str__(self): return 'own str'
print(S('x'), [S('x')], print('nested'))
