import tomllib
def t(text, **o):
    try: print(repr(tomllib.loads(text, **o)))
    except BaseException as e: print(type(e).__name__, e)
# === documents ===
t('''# comment
title = "TOML" # more
"quoted key" = 'literal \\n'
a.b.c = 1
a.b.d = [1, 2.5, "x", [true, false], {k = 1, "l.m" = {n = []}},]
int = 1_000
neg = -17
hex = 0xDEADbeef
oct = 0o755
bin = 0b1101
f = 3.14e-2
g = 5e+22
i1 = inf
i2 = -inf
n = nan
dt = 1979-05-27T07:32:00Z
dt2 = 1979-05-27 00:32:00.999999-07:00
dt3 = 1979-05-27T07:32:00
d = 1979-05-27
tm = 07:32:00.5
ml = """
line1
  line2\\
    joined \\u00e9 \\U0001F600 ""quotes"" """
lit = \'\'\'
raw \\ 'text'\'\'\'
[table]
x = 1
[table.sub]
y = 2
[[arr]]
n = 1
[[arr]]
n = 2
[arr.inner]
z = 3
[x.y.z.w]
[x]
''')
for text in '', '\n\n# x', 'a=1\r\nb=2', 'a = """"x""""', "a = ''''x''''", 'a = ""', "''=1", 'a = [\n1, # c\n2\n]', '3.14 = 1', 'a = {}', 'a = 1e3', 'a = +1', 'a = 1979-05-27 07:32:00', 'é = 1', '"é" = "ü😀"', 'a = "\\b\\t\\n\\f\\r\\"\\\\"': t(text)
t('a = 1.5\nb = inf', parse_float=str)
# === errors ===
for text in 'a', 'a =', 'a = 1 b = 2', '= 1', 'a = 1\na = 2', '[a]\n[a]', '[a', '[[a]', 'a = [1', 'a = {b=1', 'a = "x', "a = 'x", 'a = """x', "a = '''x", 'a = "\\x"', 'a = "\\u12"', 'a = 01', 'a = 1__0', 'a = 1.', 'a = .5', 'a = tru', 'a.b = 1\n[a]', 'a = {b = 1}\n[a.c]', 'a = []\n[[a]]', '[[a]]\n[a]', 'a = 1\n[a.b]', 'a = {b=1,}', 'a = {b=1, b=2}', 'a = "\x01"', 'a = "\n"', 'a = 2021-13-01', 'a = 2021-02-30', '\x00', 'a.b = 1\na.b.c = 2', 'a = "\\ud800"', '[a.b]\n[a]\nb.c = 1', '#\x01', 'a = 1 # \x01', "a = 'x\ny'": t(text)
for bad in b'a = 1', 5, None: t(bad)
class F:
    def read(self): return b'a = 1'
class G:
    def read(self): return 'a = 1'
print(tomllib.load(F()))
try: tomllib.load(G())
except TypeError as e: print(e)
print(issubclass(tomllib.TOMLDecodeError, ValueError))
