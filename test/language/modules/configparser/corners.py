import configparser
import io


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error} {error.args}')


def parsed(text, **options):
    parser = configparser.ConfigParser(**options)
    parser.read_string(text)
    return parser


def shown(parser):
    return {name: dict(section) for name, section in parser.items()}


# === what is wrong in a file ===
for text in ('a = 1\n', '[s]\na = 1\n[s]\n', '[s]\na = 1\nA = 2\n', '[s]\nnothing\n= 5\nfine = 1\n', '[s\n', '[]\n', '[s]\n  a = 1\n b = 2\n    more\n'):
    attempt(lambda: shown(parsed(text)))
attempt(lambda: shown(parsed('[s]\na\n  more\n', allow_no_value=True)))
attempt(lambda: shown(parsed('[s]\na = 1\n[s]\na = 2\nb = 3\n', strict=False)))
error = configparser.ParsingError('file', 3, 'line')
error.combine([configparser.ParsingError('other', 4, 'more')])
print(error, error.errors, repr(error), error.source)
for error in (configparser.NoSectionError('s'), configparser.NoOptionError('o', 's'), configparser.DuplicateSectionError('s', 'f', 3), configparser.DuplicateSectionError('s', 'f'),
              configparser.DuplicateOptionError('s', 'o'), configparser.DuplicateOptionError('s', 'o', 'f', 12), configparser.InterpolationError('o', 's', 'm'), configparser.Error('plain')):
    print(repr(error), error.args, sorted(vars(error)))

# === comments, empty lines, long values ===
text = '''# comment
[s] ; not a comment
a = 1 ; inline
b: two # words
   second line

   after a gap
; full
   # inside
   third
c =
d=x;y
[DEFAULT]
base = all
'''
print(shown(parsed(text)))
print(shown(parsed(text, inline_comment_prefixes=(';', '#'))))
print(shown(parsed(text, empty_lines_in_values=False, delimiters=('=', ':'), strict=False)) if False else '')
attempt(lambda: shown(parsed('[s]\na = 1\n\n  more = 2\n', empty_lines_in_values=False)))
attempt(lambda: shown(parsed('[s]\na -> 1\nb = 2\n', delimiters=('->', '='), comment_prefixes=('//',))))
attempt(lambda: shown(parsed('a = 1\n[s]\nb = 2\n', allow_unnamed_section=True)))

# === references ===
text = '[DEFAULT]\nroot = /r\n[s]\na = %(root)s/a\nb = %(a)s/b 100%%\nloop = %(loop)s\nbad = %(nope)s\nopen = %(x\nlone = 5%\n[t]\nroot = /t\n'
parser = parsed(text)
for option in ('a', 'b', 'loop', 'bad', 'open', 'lone'):
    attempt(parser.get, 's', option)
attempt(parser.get, 's', 'a', vars={'ROOT': '/v'})
attempt(parser.get, 's', 'bad', raw=True)
attempt(parser.items, 't')
attempt(parser.items, 't', vars={'extra': '1'})
attempt(parser.items, 'nope')
attempt(parser.set, 's', 'x', '5% of')
attempt(parser.set, 's', 'x', '%% %(a)s')
text = '[s]\na = 1\nb = ${a}2 $$\nc = ${t:d}\nbad = ${nope}\nworse = ${t:nope}\nworst = ${q:d}\nmany = ${a:b:c}\nopen = ${x\nlone = $5\nloop = ${loop}\n[t]\nd = ${e}!\ne = deep\n'
parser = parsed(text, interpolation=configparser.ExtendedInterpolation())
for option in ('b', 'c', 'bad', 'worse', 'worst', 'many', 'open', 'lone', 'loop'):
    attempt(parser.get, 's', option)
attempt(parser.set, 's', 'x', '$5')
attempt(configparser.ConfigParser, interpolation=5)
print(parsed('[s]\na = %(b)s\n', interpolation=None)['s']['a'])

# === sections, options, conversions ===
parser = configparser.ConfigParser({'base': '1'}, converters={'list': lambda text: text.split(',')})
parser.read_dict({'s': {'A': '1,2', 'n': 5, 'f': 2.5, 'yes': 'ON', 'not': 'maybe'}, 't': {}})
print(parser.sections(), parser.options('s'), parser.has_option('s', 'BASE'), parser.has_option('s', 'q'), parser.has_option('q', 'a'), parser.has_option('', 'base'), parser.defaults())
for getter in (parser.getint, parser.getfloat, parser.getboolean, parser.getlist):
    for option in ('n', 'f', 'yes', 'not', 'a', 'none'):
        attempt(getter, 's', option)
print(parser.getint('s', 'none', fallback=3), parser.getint('q', 'n', fallback=None), parser['s'].getint('n'), parser['s'].getint('q'), parser['s'].getint('q', 7), parser['s'].getlist('a'), parser['s'].get('q'), parser['s'].get('q', 'd'))
attempt(lambda: parser['s'].getnothing)
print(sorted(parser.converters), len(parser.converters), parser.converters['list'] is not None)
parser.converters['upper'] = str.upper
print(parser['s'].getupper('yes'), parser.getupper('s', 'yes'))
del parser.converters['upper']
attempt(lambda: parser.getupper)
attempt(lambda: parser['s'].getupper)
attempt(lambda: parser.converters.__setitem__('', int))
print(parser['s'] is parser['s'], repr(parser['s']), parser['s'].name, parser['s'].parser is parser, len(parser), list(parser), 's' in parser, 'DEFAULT' in parser)
for action in (lambda: parser.add_section('s'), lambda: parser.add_section('DEFAULT'), lambda: parser.add_section(5), lambda: parser.set('s', 'a', 5), lambda: parser.set('s', 5, 'a'), lambda: parser.set('q', 'a', 'b'),
               lambda: parser['q'], lambda: parser['s']['q'], lambda: parser['s'].__delitem__('q'), lambda: parser.__delitem__('DEFAULT'), lambda: parser.__delitem__('q'), lambda: parser.options('q'),
               lambda: parser.remove_option('q', 'a'), lambda: parser.remove_option('s', 'base'), lambda: parser.remove_option('s', 'A'), lambda: parser.remove_section('q'), lambda: parser.get('s', 'q'),
               lambda: parser['s'].__setitem__('a', 5), lambda: parser['s'].__delitem__('base'), lambda: parser['s'].__delitem__('n')):
    attempt(action)
parser['new'] = {'a': '1', 'b': 'x\ny'}
parser['s'] = {'only': 'this'}
parser['DEFAULT'] = {'fresh': '2'}
print(shown(parser), parser.popitem()[0], parser.sections())
out = io.StringIO()
parser.write(out)
parser.write(out, space_around_delimiters=False)
print(out.getvalue())
raw = configparser.RawConfigParser(allow_no_value=True)
raw.optionxform = str
raw.add_section('S')
raw.set('S', 'Key')
raw.set('S', 'Number', 5)
out = io.StringIO()
raw.write(out)
print(out.getvalue(), raw.get('S', 'Number'), raw.get('S', 'Key'))
attempt(parser.read, 'no such file')
attempt(raw.read_file, ['[S]\n', 'x\n'], 'given')
