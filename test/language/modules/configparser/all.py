import configparser as C
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, str(e))
class File:
    def __init__(self): self.text = ''
    def write(self, s): self.text += s
# === reading ===
text = '''# comment
[DEFAULT]
base = /home
Port=80
[one]
name: value
path = %(base)s/x
long = a
  b

  c
empty =
flag = yes
num = 5
f = 1.5
; more
[two sp]
x = 1 ; not a comment
y=%%d
port = 81
'''
p = C.ConfigParser(); p.read_string(text)
print(p.sections(), p.options('one'), dict(p['one']), p.get('one', 'path'), p.get('one', 'path', raw=True), p['one']['NAME'], p.getint('one', 'num'), p.getfloat('one', 'f'), p.getboolean('one', 'flag'), p.getint('two sp', 'port'), p.getint('one', 'port'), p['two sp'].getint('port'), p.items('two sp'), p.defaults(), p.has_option('one', 'x'), p.has_section('DEFAULT'), 'one' in p, len(p), list(p), p['one'], p.get('one', 'nope', fallback=5), p['one'].get('nope'), p['one'].get('nope', 'd'), p.getint('one', 'nope', fallback=7), p.get('one', 'base', vars={'base': 'v'}), p['DEFAULT']['port'], repr(p['one']['long']), repr(p['one']['empty']))
# === writing ===
f = File(); p.write(f); print(f.text); f = File(); p.write(f, space_around_delimiters=False); print(f.text[:40])
p['new'] = {'a': 1, 'B': 'x'}; p.set('new', 'c', 'd'); p.remove_option('new', 'a'); p.add_section('z'); p['z']['k'] = 'v'; del p['z']['k']; print(dict(p['new']), p.remove_section('z'), p.remove_section('z'), p.popitem()[0]); del p['new']; print(p.sections())
# === options of the parser ===
q = C.ConfigParser(allow_no_value=True, delimiters=('=',), comment_prefixes=('//',), inline_comment_prefixes=(';',), interpolation=None, default_section='common'); q.read_string('// c\n[a]\nkey\nk2 = a:b ; c\nk3=%x\n[common]\nz=1'); print(dict(q['a']), q.default_section)
q.optionxform = str; q.read_string('[B]\nKey=1'); print(dict(q['B']))
e = C.ConfigParser(interpolation=C.ExtendedInterpolation()); e.read_string('[a]\nx=1\ny=${x}2\nz=$$\n[b]\nw=${a:y}3'); print(e['b']['w'], e['a']['z'])
r = C.RawConfigParser({'d': '1'}); r.read_string('[a]\nx=%(y)s'); print(r.get('a', 'x'), r.get('a', 'd')); r.set('a', 'n', 5); print(r.get('a', 'n'))
c = C.ConfigParser(converters={'list': lambda v: v.split(',')}); c.read_string('[a]\nx=1,2'); print(c.getlist('a', 'x'), c['a'].getlist('x'), c['a'].getlist('n'))
c.read_dict({'s': {'k': 1, 'n': 'v'}}); print(dict(c['s'])); c.read_file(['[f]\n', 'a=1\n']); print(c['f']['a'])
n = C.ConfigParser(strict=False); n.read_string('[a]\nx=1\nx=2\n[a]\ny=3'); print(dict(n['a'])); l = C.ConfigParser(empty_lines_in_values=False); l.read_string('[a]\nx=1\n  2\n\ny=3'); print(dict(l['a'])); u = C.ConfigParser(allow_unnamed_section=True); u.read_string('a=1\n[b]\nc=2'); print(u.get(C.UNNAMED_SECTION, 'a'), u.sections())
# === errors ===
for text in 'a=1', '[a]\nx=1\nx=2', '[a]\n[a]', '[a]\nnothing', '[a]\n=1', '[a]\nx', '[a]\nok=1\nbad\nworse': t(lambda: C.ConfigParser().read_string(text))
p = C.ConfigParser(allow_no_value=True); p.read_string('[a]\nx=%(nope)s\ny=%z\nz=%(x\nl=%(l)s\nn\nb=maybe')
for f in (lambda: p.get('nope', 'x'), lambda: p.get('a', 'nope'), lambda: p.get('a', 'x'), lambda: p.get('a', 'y'), lambda: p.get('a', 'z'), lambda: p.get('a', 'l'), lambda: p.get('a', 'n'), lambda: p.getboolean('a', 'b'), lambda: p.add_section('a'), lambda: p.add_section('DEFAULT'), lambda: p['nope'], lambda: p['a']['nope'], lambda: p.set('a', 'x', 5), lambda: p.set('a', 'x', '%q'), lambda: p.set('nope', 'x', '1'), lambda: p.options('nope'), lambda: p.items('nope'), lambda: p.read_string('[c]\nn\n  x'), lambda: C.ConfigParser(interpolation=5), lambda: p.__delitem__('DEFAULT'), lambda: p.getint('a', 'b')): t(f)
print(C.NoSectionError('a').section, C.NoOptionError('o', 's').args, repr(C.NoSectionError('x')), C.Error.__mro__[1].__name__)
