import io
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === StringIO ===
s = io.StringIO('line1\nline2\r\nline3')
print(repr(s.read(3)), repr(s.readline()), s.tell(), s.readlines(), repr(s.read()), s.seek(0), list(s), s.getvalue() == 'line1\nline2\r\nline3')
w = io.StringIO()
print(w.write('abc'), w.write(''), w.writelines(['d', 'e\n']), w.getvalue(), w.seek(1), w.write('X'), w.getvalue(), w.truncate(3), w.getvalue(), w.seek(0, 2), w.tell(), w.seek(10), w.write('!'), repr(w.getvalue()), w.readable(), w.writable(), w.seekable(), w.closed, w.isatty(), w.line_buffering, w.encoding, w.newlines, w.errors)
print(repr(io.StringIO('a\r\nb\rc', newline=None).read()), io.StringIO('a\r\nb', newline='').readlines(), io.StringIO('a\nb', newline='\r\n').getvalue().encode(), repr(io.StringIO('ab\ncd').readline(1)), io.StringIO('a\nb\nc').readlines(2), next(io.StringIO('q\n')))
for action in (lambda: w.write(5), lambda: w.write(b'a'), lambda: io.StringIO(5), lambda: io.StringIO(b'a'), lambda: w.seek(-1), lambda: w.seek(1, 1), lambda: w.seek(0, 9), lambda: w.read('a'), lambda: io.StringIO('', newline='x'), lambda: w.fileno(), lambda: w.truncate(-1), lambda: next(io.StringIO('')), lambda: w.detach()): attempt(action)
w.close(); attempt(w.getvalue); attempt(lambda: w.write('a')); attempt(lambda: print('x', file=w)); print(w.closed, w.close())
with io.StringIO('ctx') as c: print(c.read())
print(c.closed)
# === BytesIO ===
b = io.BytesIO(b'ab\ncd')
print(b.read(1), b.readline(), b.read1(), b.seek(0), b.readinto(bytearray(2)), b.tell(), b.getvalue(), bytes(b.getbuffer()), b.seek(-2, 2), b.read(), b.peek(1) if hasattr(b, 'peek') else 'no peek', b.write(b'ef'), b.getvalue(), list(io.BytesIO(b'x\ny')))
attempt(lambda: b.write('a')); attempt(lambda: io.BytesIO('a')); attempt(lambda: b.write(5))
t = io.TextIOWrapper(io.BytesIO('é\nb\r\n'.encode()), encoding='utf-8')
print(repr(t.read()), t.encoding)
out = io.BytesIO(); t = io.TextIOWrapper(out, encoding='latin-1', newline='\r\n', write_through=True); t.write('é\n'); t.flush(); print(out.getvalue())
print(isinstance(s, io.TextIOBase), isinstance(b, io.RawIOBase), isinstance(b, io.BufferedIOBase), io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0, issubclass(io.UnsupportedOperation, (OSError,)), issubclass(io.UnsupportedOperation, ValueError))
import contextlib, sys
with contextlib.redirect_stdout(io.StringIO()) as cap: print('captured'); sys.stdout.write('too')
print(repr(cap.getvalue()))
