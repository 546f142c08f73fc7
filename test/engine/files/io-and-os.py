import io, os
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === writing and reading text ===
with open('a.txt', 'w') as f:
    print(f.write('one\n'), f.write('zwei é😀\n'), f.tell(), f.name, f.mode, f.encoding, f.readable(), f.writable(), f.closed)
    f.writelines(['x', 'y\n'])
print(f.closed, os.path.getsize('a.txt'), os.path.exists('a.txt'), os.path.isfile('a.txt'), os.path.isdir('.'))
print(open('a.txt').read().encode(), open('a.txt', 'rb').read())
with open('a.txt') as f:
    print(repr(f.readline()), f.tell(), repr(f.read(3)), f.tell(), repr(f.read()), repr(f.read()), f.seek(0), [line for line in f])
with open('a.txt', encoding='latin-1') as f: print(f.readlines())
with open('a.txt', encoding='ascii', errors='replace') as f: print(ascii(f.read()))
attempt(lambda: open('a.txt', encoding='ascii').read())
with open('a.txt', 'a') as f: print(f.tell() > 0, f.write('more'))
print(open('a.txt').read()[-6:])
with open('a.txt', 'r+') as f:
    print(f.read(3), f.seek(0), f.write('ONE'), f.seek(0), f.readline(), f.truncate(4))
print(repr(open('a.txt').read()))
with open('a.txt', 'w+') as f: print(f.write('abc'), f.seek(0), f.read())
attempt(lambda: open('a.txt', 'x')); print(open('new.txt', 'x').close())
# === newlines ===
with open('n.txt', 'wb') as f: f.write(b'a\r\nb\rc\nd')
for newline in None, '', '\n', '\r', '\r\n': print(repr(newline), open('n.txt', newline=newline).readlines(), repr(open('n.txt', newline=newline).read()))
f = open('n.txt'); f.read(); print(f.newlines); f.close()
for newline in None, '', '\n', '\r', '\r\n':
    with open('w.txt', 'w', newline=newline) as f: f.write('a\nb\r\n')
    print(repr(newline), open('w.txt', 'rb').read())
# === bytes ===
with open('b.bin', 'wb') as f: print(f.write(bytes(range(10))), f.tell(), f.seek(2), f.write(b'ZZ'), f.name, f.mode)
with open('b.bin', 'rb') as f: print(f.read(2), f.peek(1)[:2], f.read1(2), f.seek(-2, 2), f.read(), f.seek(3), f.tell(), f.readinto(bytearray(4)), f.read(), f.readline())
with open('b.bin', 'r+b') as f: print(f.seek(5), f.write(b'!'), f.seek(0), f.read(), f.truncate(3), f.tell())
print(open('b.bin', 'rb', buffering=0).read(), os.stat('b.bin').st_size, list(open('n.txt', 'rb')))
# === modes and mistakes ===
for action in (lambda: open('a.txt', 'q'), lambda: open('a.txt', 'rw'), lambda: open('a.txt', 'bt'), lambda: open('a.txt', ''), lambda: open('a.txt', '+'), lambda: open('a.txt', 'rr'), lambda: open('a.txt', 'rb', encoding='utf-8'), lambda: open('a.txt', 'rb', newline=''), lambda: open('a.txt', 'rb', errors='strict'), lambda: open('a.txt', buffering=0), lambda: open('missing.txt'), lambda: open('missing/x', 'w'), lambda: open('.'), lambda: open('a.txt', encoding='nope'), lambda: open('a.txt', newline='x'), lambda: open(None), lambda: open(1.5), lambda: open('a.txt', 5), lambda: open('a\0b'), lambda: open(''), lambda: open(b'a.txt').read(), lambda: open('a.txt/x'), lambda: open('x' * 5000)): attempt(action)
f = open('a.txt'); attempt(lambda: f.write('x')); f.close(); attempt(f.read); attempt(lambda: next(f)); attempt(lambda: f.__enter__())
f = open('a.txt', 'w'); attempt(f.read); attempt(lambda: f.write(b'x')); attempt(lambda: f.seek(1, 1)); attempt(lambda: f.seek(-1)); f.close(); print(f.close())
# === folders ===
os.mkdir('d'); os.makedirs('d/e/f', exist_ok=True); os.makedirs('d/e/f', exist_ok=True)
attempt(os.mkdir, 'd'); attempt(os.makedirs, 'd/e/f'); attempt(os.mkdir, 'no/such')
open('d/1.txt', 'w').write('1'); open('d/e/2.txt', 'w').write('22'); open('d/e/f/3.py', 'w').write('333')
print(sorted(os.listdir()), sorted(os.listdir('d')), sorted(os.listdir(b'd')), sorted((e.name, e.is_dir(), e.is_file(), e.path, e.stat().st_size if e.is_file() else 0) for e in os.scandir('d')))
print([(p, sorted(d), sorted(f)) for p, d, f in os.walk('d')], [(p, sorted(d), sorted(f)) for p, d, f in os.walk('d', topdown=False)], list(os.walk('nope')))
attempt(os.rmdir, 'd'); attempt(os.remove, 'd'); attempt(os.remove, 'nope'); attempt(os.rmdir, 'a.txt'); attempt(os.listdir, 'nope'); attempt(os.listdir, 'a.txt'); attempt(os.stat, 'nope'); attempt(os.stat, 'a.txt/x'); attempt(os.rename, 'nope', 'x'); attempt(os.stat, ''); attempt(os.stat, 'a\0'); attempt(os.listdir, 5.5)
os.rename('d/1.txt', 'd/one.txt'); os.replace('d/one.txt', 'one.txt'); print(os.path.exists('d/1.txt'), open('one.txt').read(), oct(os.stat('d').st_mode)[:3], os.access('one.txt', os.R_OK), os.access('nope', os.F_OK))
os.remove('d/e/f/3.py'); os.removedirs('d/e/f'); print(os.path.exists('d/e/f'), os.path.exists('d/e'))
start = os.getcwd(); os.chdir('d'); print(os.path.relpath(os.getcwd(), start), sorted(os.listdir()), open('e/2.txt').read(), os.path.abspath('e') == start + '/d/e'); os.chdir('..'); print(os.getcwd() == start); attempt(os.chdir, 'nope')
print(os.path.getsize('one.txt'), os.path.samefile('one.txt', './one.txt'), os.path.isfile('nope/..'), os.path.exists('d/../one.txt'), os.path.getmtime('one.txt') > 1.6e9)
os.truncate('one.txt', 0); print(os.stat('one.txt').st_size)
# === streams over streams ===
t = io.TextIOWrapper(open('t.txt', 'wb'), encoding='utf-16'); t.write('hé\n'); t.write('x'); t.close(); print(open('t.txt', 'rb').read(), repr(open('t.txt', encoding='utf-16').read()))
with open('s.txt', 'w', encoding='utf-8-sig') as f: f.write('a'); f.write('b')
print(open('s.txt', 'rb').read(), open('s.txt', encoding='utf-8-sig').read())
r = io.BufferedReader(io.BytesIO(b'abc\ndef')); print(r.readline(), r.read(1), r.tell(), r.peek()[:1], r.read())
class Raw(io.RawIOBase):
    def __init__(self, data): self.data = data
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.data), 3); b[:n] = self.data[:n]; self.data = self.data[n:]; return n
r = io.BufferedReader(Raw(b'hello\nworld')); print(r.readline(), r.read(2), r.read()); print(io.TextIOWrapper(io.BufferedReader(Raw(b'x\r\ny'))).readlines(), Raw(b'q').read(), Raw(b'abcdefgh').readall())
class Up(io.TextIOBase):
    def write(self, s): print('UP', repr(s.upper())); return len(s)
print('text', file=Up(), end=''); print(isinstance(open('a.txt'), io.TextIOBase), isinstance(open('a.txt', 'rb'), io.BufferedIOBase), isinstance(open('a.txt', 'rb', 0), io.RawIOBase), repr(open('a.txt')), repr(open('a.txt', 'rb')), repr(open('a.txt', 'rb', 0)))
w = io.BufferedWriter(open('bw.bin', 'wb', buffering=0)); w.write(b'abc'); w.flush(); print(open('bw.bin', 'rb').read()); w.close(); print(w.raw.closed)
f = open('left-open.txt', 'w'); f.write('kept')
