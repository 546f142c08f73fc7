import re
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === groups, spans ===
m = re.search(r'(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?(x)?', 'on 2024-05-17.')
print(m, m.group(), m.group(0), m.group(1), m.group('month'), m.group(1, 'month', 4), m.groups(), m.groups('none'), m.groupdict(), m.groupdict('none'), m[1], m['year'], m.start(), m.end(), m.span(), m.start(2), m.end('month'), m.span(5), m.start(5), m.lastindex, m.lastgroup, m.pos, m.endpos, m.string, m.re.pattern[:10], m.regs)
print(m.expand(r'\1/\g<month>/\4'), bool(m), m.__copy__() is m, re.match('(a)(?:(b)|c)', 'ac').groups(), re.match('((a)(b))', 'ab').lastindex, re.match('(a)(?P<n>b)', 'ab').lastgroup, re.match('(a)+', 'aaa').span(1), repr(re.match('a' * 60, 'a' * 60)))
for action in (lambda: m.group(9), lambda: m.group('nope'), lambda: m[-1], lambda: m.start('x'), lambda: m.group(1.5), lambda: m['nope'], lambda: m.expand(r'\9'), lambda: m.expand(r'\g<nope>'), lambda: m.group([]), lambda: m.span(99)): attempt(action)
print(re.match('(a)|b', 'b').group(1), re.match('(a)|b', 'b').expand(r'[\1]'), re.match('', '').span(), re.search('$', 'ab').span(), re.match('(?:)', 'x').group() == '')
# === flags ===
print(re.I, re.I | re.M, re.IGNORECASE is re.I, re.compile('a').flags, re.compile(b'a').flags, re.compile('(?im)a').flags, re.A, re.S | re.X, repr(re.NOFLAG), re.RegexFlag(0), int(re.VERBOSE), re.compile('a', re.A).flags, ~re.I if False else '')
for pattern, text, flags in ('É', 'é', re.I), ('ß', 'ẞ', re.I), ('[a-z]+', 'KELVIN\u212a', re.I), (r'\w+', 'aé', re.A), (r'\d+', '1٣', 0), (r'\d+', '1٣', re.A), ('a b', 'ab', re.X), (r'a\ b', 'a b', re.X), ('[ ]', ' ', re.X), ('a # c\n b', 'ab', re.X), ('a.b', 'a\nb', re.S), ('^b', 'a\nb', re.M), ('a$', 'a\nb', re.M), ('k', '\u212a', re.I), ('ſ', 's', re.I), (r'\s', '\xa0', 0), (r'\s', '\xa0', re.A), ('İ', 'i', re.I):
    found = re.search(pattern, text, flags)
    print(ascii(pattern), ascii(text), found and ascii(found.group()))
