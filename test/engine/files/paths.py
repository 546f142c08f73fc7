from pathlib import *
import os
def attempt(action, *arguments):
    try: print(repr(action(*arguments)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === text ===
p = PurePosixPath
for s in '', '.', '/', 'a', 'a/b.tar.gz', '/a/b/', './a', 'a//b', 'a/./b', '../a', '//a/b', '///a', '.bashrc', 'a.', 'a/..', '/a/b/c.txt': q = p(s); print(repr(q), q.parts, q.root, q.anchor, q.name, q.suffix, q.suffixes, q.stem, q.parent, list(q.parents), q.is_absolute())
print(p('a') / 'b', 'x' / p('y'), p('a', 'b', '/c', 'd'), p('a') / p('/b'), p('a').joinpath('b', 'c'), p(p('a'), 'b'), p('a/b').with_name('c'), p('a/b.txt').with_suffix('.py'), p('a/b.txt').with_suffix(''), p('a/b.txt').with_stem('z'), p('a/b').with_suffix('.x'))
for action in (lambda: p('/').with_name('a'), lambda: p('a').with_name('b/c'), lambda: p('a').with_suffix('x'), lambda: p(5), lambda: p(b'a'), lambda: p('a') / 5, lambda: p('a').relative_to('b'), lambda: p('/a').relative_to('a'), lambda: p('a').parents[3], lambda: p('a').as_uri(), lambda: p('a').match(''), lambda: p('a') < 5, lambda: p('.').with_name('x'), lambda: p('a').with_name('')): attempt(action)
print(p('/a/b/c').relative_to('/a'), p('/a/b').relative_to('/a/c', walk_up=True), p('/a/b').is_relative_to('/a'), p('/a/b').is_relative_to('/c'), p('/a b/é').as_uri(), p('a/b.py').match('*.py'), p('a/b.py').match('b*'), p('/a/b.py').match('/a/*.py'), p('a/b/c.py').match('b/*.py'), p('a/b/c.py').full_match('a/**/*.py'), p('a').full_match('b'), p('a.PY').match('*.py', case_sensitive=False), p('a/b').match('a/[!c]'))
print(p('a') == p('a/'), p('a') == PurePath('a'), hash(p('a')) == hash(p('./a')), sorted([p('b'), p('a/c'), p('a')]), p('a') < p('b'), str(p('a')), os.fspath(p('a')), bytes(p('a')), {p('a'): 1}[p('a')], isinstance(p('a'), os.PathLike), p('/a/b').parents[0], p('/a/b').parents[-1], p('/a/b').parents[:2], len(p('/a/b').parents), type(PurePath('a')).__name__, type(Path('a')).__name__, Path('a') == p('a'), p('a').as_posix(), p('a/b')._tail if False else '')
# === files ===
d = Path('d'); attempt(d.mkdir); attempt(d.mkdir); d.mkdir(exist_ok=True); (d / 'x' / 'y').mkdir(parents=True); attempt((Path('n') / 'm').mkdir)
print((d / 'a.txt').write_text('héllo\n'), (d / 'a.txt').read_text(), (d / 'a.txt').read_bytes(), (d / 'b.bin').write_bytes(b'\0\1'), (d / 'x' / 'c.py').write_text('1'), (d / 'x' / 'y' / 'd.py').write_text('22'))
print(d.exists(), d.is_dir(), d.is_file(), (d / 'a.txt').is_file(), (d / 'q').exists(), (d / 'a.txt').stat().st_size, sorted(map(str, d.iterdir())), sorted(map(str, d.glob('*.txt'))), sorted(map(str, d.glob('**/*.py'))), sorted(map(str, d.rglob('*.py'))), sorted(map(str, d.glob('*'))), sorted(map(str, d.glob('*/'))), sorted(map(str, d.rglob('*'))), sorted(map(str, d.glob('x/*.py'))), sorted(map(str, d.glob('**'))))
for action in (lambda: list(d.glob('')), lambda: list(d.glob('/a')), lambda: (d / 'a.txt').write_text(b'x'), lambda: (d / 'a.txt').write_bytes('x'), lambda: Path('nope').read_text(), lambda: Path('nope').unlink(), lambda: Path('nope').unlink(missing_ok=True), lambda: Path('nope').stat(), lambda: d.rmdir(), lambda: list(Path('nope').iterdir()), lambda: Path('nope').rename('z'), lambda: Path('a', x=1)): attempt(action)
(d / 't').touch(); (d / 't').touch(); attempt(lambda: (d / 't').touch(exist_ok=False)); print((d / 't').rename(d / 'u'), (d / 'u').replace('v'), Path('v').exists(), Path('v').unlink(), Path('v').exists(), (d / 'x').resolve() == Path.cwd() / 'd' / 'x', (d / '..' / 'd').resolve() == d.absolute(), Path.cwd() == Path('.').absolute())
with (d / 'a.txt').open('a') as f: f.write('more')
print((d / 'a.txt').read_text().split(), [(str(a), sorted(b), sorted(c)) for a, b, c in d.walk()], Path('d/a.txt').samefile('d/../d/a.txt'), Path('a').absolute().is_absolute())
import glob, shutil, tempfile
print(sorted(glob.glob('d/*')), sorted(glob.glob('d/**/*.py', recursive=True)), sorted(glob.glob('*.py', root_dir='d/x')), glob.glob('nope*'), sorted(glob.iglob('d/?.txt')), glob.escape('a[b]*?'), sorted(glob.glob('d/[ab]*')), sorted(glob.glob('d/**', recursive=True)), glob.has_magic('a*'))
print(shutil.copy('d/a.txt', 'e.txt'), shutil.copyfile('d/a.txt', 'f.txt'), shutil.copy2('d/a.txt', 'd/x'), shutil.copytree('d', 'dd'), sorted(map(str, Path('dd').rglob('*'))), shutil.move('e.txt', 'g.txt'), shutil.move('g.txt', 'dd'), shutil.rmtree('dd'), Path('dd').exists())
for action in (lambda: shutil.rmtree('nope'), lambda: shutil.rmtree('nope', ignore_errors=True), lambda: shutil.copy('nope', 'x'), lambda: shutil.copyfile('f.txt', 'f.txt'), lambda: shutil.copytree('d', 'd/x'), lambda: shutil.move('nope', 'x')): attempt(action)
with tempfile.TemporaryDirectory(dir='.') as t:
    Path(t, 'q').write_text('1'); print(os.path.isdir(t), os.listdir(t))
print(os.path.exists(t))
with tempfile.NamedTemporaryFile('w+', suffix='.txt', dir='.') as f: f.write('abc'); f.flush(); f.seek(0); name = f.name; print(f.read(), name.endswith('.txt'), os.path.exists(name))
print(os.path.exists(name))
with tempfile.TemporaryFile(dir='.') as f: f.write(b'xyz'); f.seek(0); print(f.read())
t = tempfile.mkdtemp(prefix='pre', dir='.'); print(os.path.basename(t).startswith('pre'), os.path.isdir(t)); os.rmdir(t)
s = tempfile.SpooledTemporaryFile(mode='w+'); s.write('in memory'); s.seek(0); print(s.read()); s.close()
