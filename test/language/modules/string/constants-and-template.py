import string
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === constants, capwords ===
print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable))
print(string.capwords('hello  wORLD'), string.capwords('a-b-c', '-'), string.capwords(''))
# === Template ===
t = string.Template('$who likes ${what}ing $$5 $1 $')
print(t.safe_substitute(who='tim', what='kick'), t.safe_substitute(), string.Template('$a $b').substitute({'a': 1}, b=2), string.Template('${a}b').substitute(a='x'), string.Template('$a').substitute({'a': 1}, a=2), t.template, string.Template('$x ${y}').get_identifiers(), string.Template('$x').is_valid(), t.is_valid())
for action in (lambda: t.substitute(who='x', what='y'), lambda: string.Template('$a').substitute(), lambda: string.Template('$').substitute(), lambda: string.Template('a\n ${').substitute(), lambda: string.Template('$a').substitute({}, {}), lambda: string.Template('$a').substitute({'b': 1})): attempt(action)
class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(Percent('%a_b %% %ab').safe_substitute(a_b='yes'))
# === Formatter ===
class F(string.Formatter):
    def get_value(self, key, args, kwargs): return kwargs.get(key, f'<{key}>') if isinstance(key, str) else args[key]
    def convert_field(self, value, conversion): return value.upper() if conversion == 'u' else super().convert_field(value, conversion)
    def format_field(self, value, spec): return f'[{value}]' if spec == 'box' else super().format_field(value, spec)
print(F().format('{0} {a} {b!u} {0:box}', 'x', b='y'), list(string.Formatter().parse('a{b!r:>{w}}{{}}c{}')), string.Formatter().vformat('{0} {k}', (1,), {'k': 2}), string.Formatter().format('{0.real:>4}', 5))
attempt(lambda: string.Formatter().format('{}')); attempt(lambda: string.Formatter().format('{a}')); attempt(lambda: string.Formatter().format())
