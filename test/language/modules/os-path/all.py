import os.path as p
import os
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === joining and splitting (posix) ===
print(p.join('a', 'b'), p.join('a/', 'b'), p.join('a', '/b'), p.join('', 'a'), p.join('a', ''), p.join('a', '..', 'b'), p.join('/'), p.split('/a/b.txt'), p.split('a'), p.split('/'), p.split('a/'), p.split(''), p.basename('/a/b'), p.basename('a/'), p.dirname('/a/b'), p.dirname('a'), p.splitext('a.tar.gz'), p.splitext('.bashrc'), p.splitext('a.b/c'), p.splitext('a.'), p.splitext('..a.b'), p.splitext(''), p.splitdrive('/a'), p.splitroot('//a/b'))
print(p.normpath('a//b/../c/./d'), p.normpath('../../a'), p.normpath(''), p.normpath('/..'), p.normpath('//a'), p.normpath('///a'), p.isabs('/a'), p.isabs('a'), p.commonpath(['/a/b', '/a/c']), p.commonprefix(['abc', 'abd']), p.commonprefix([]), p.relpath('/a/b', '/a/c'), p.relpath('/a', '/a'), p.abspath('/a/../b'), p.normcase('A/b'), p.expanduser('a'), p.expandvars('$NOPE_X/a') , p.sep, p.pardir, p.curdir, p.extsep, p.altsep, os.sep, os.linesep == '\n', os.extsep)
print(p.exists('/no/such/path'), p.isfile('/no/such'), p.isdir('/no/such'), p.islink('/no'), p.lexists('/no/such'), p.join(b'a', b'b'), p.splitext(b'a.b'))
for action in (lambda: p.join(5), lambda: p.join('a', 5), lambda: p.join('a', b'b'), lambda: p.commonpath([]), lambda: p.commonpath(['/a', 'b']), lambda: p.basename(None), lambda: p.splitext(5), lambda: p.getsize('/no/such'), lambda: p.relpath(''), lambda: p.join(), lambda: p.dirname([]), lambda: p.exists(None)): attempt(action)
class Path:
    def __fspath__(self): return 'x/y.z'
print(p.basename(Path()), p.join(Path(), 'w'), os.fspath(Path()), os.fspath('s')); attempt(os.fspath, 5)
