"""Gzip files over streams: reading, writing, seeking, text, and what is refused."""
import gzip, io
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
b=io.BytesIO()
with gzip.GzipFile(fileobj=b,mode='wb',mtime=5) as g:
    print(g.write(b'hello\n'), g.write(bytearray(b'world\n')), g.tell(), g.readable(), g.writable(), g.seekable(), g.mode, g.name); g.writelines([b'a\n',b'b']); t(g.read); g.seek(20); t(lambda: g.seek(3)); t(lambda: g.seek(1,2)); t(g.rewind)
d=b.getvalue(); print(d[:10], gzip.decompress(d), g.closed); t(lambda: g.write(b'x')); g.close()
g=gzip.GzipFile(fileobj=io.BytesIO(d)); print(g.read(3), g.peek(2)[:2], g.tell(), g.readline(), list(g), g.mtime, g.mode); g.seek(0); print(g.readlines()); g.rewind(); print(g.read1(4)); t(lambda: g.write(b'x')); x=bytearray(4); print(g.readinto(x), x); g.close(); t(g.read)
b=io.BytesIO(); w=gzip.GzipFile('dir/name.txt.gz','wb',1,b,mtime=0); w.write(b'q'); w.flush(); w.close(); print(b.getvalue()[:19], gzip.decompress(b.getvalue()))
b.seek(0); 
with gzip.open(b,'rt',encoding='utf-8') as f: print(f.read())
o=io.BytesIO()
with gzip.open(o,'wt',encoding='utf-8',newline='\n') as f: f.write('é\nz')
print(gzip.decompress(o.getvalue()).decode())
two=gzip.compress(b'one')+gzip.compress(b'two'); print(gzip.GzipFile(fileobj=io.BytesIO(two)).read())
for f in (lambda: gzip.open(5), lambda: gzip.open(io.BytesIO(),'rbt'), lambda: gzip.open(io.BytesIO(),'rb',encoding='x'), lambda: gzip.GzipFile(fileobj=io.BytesIO(),mode='q'), lambda: gzip.GzipFile(fileobj=io.BytesIO(),mode='rt'), lambda: gzip.GzipFile(fileobj=io.BytesIO(b'nope')).read(), lambda: gzip.GzipFile(fileobj=io.BytesIO(two[:15])).read(), lambda: gzip.GzipFile(fileobj=io.BytesIO(b'')).read(), lambda: isinstance(gzip.GzipFile(fileobj=io.BytesIO(two)),io.BufferedIOBase)): t(f)
