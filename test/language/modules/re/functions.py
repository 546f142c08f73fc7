import re
# === search, match, fullmatch, findall, finditer, split ===
print(re.match('b', 'ab'), re.search('b', 'ab'), re.fullmatch('ab', 'abc'), re.fullmatch('a|ab', 'ab'), re.match('a', 'ab').span())
print(re.findall(r'\d', 'a1b2'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\w)\d', 'a1b2'), re.findall('x', 'abc'), re.findall('', 'ab'), re.findall('a*', 'baac'), re.findall(r'\b', 'a b'), re.findall('(a)|(b)', 'ab'), re.findall('(?:a)(b)?', 'aab'))
print([(m.start(), m.group()) for m in re.finditer(r'\w+', 'ab cd  e')], type(re.finditer('a', 'a')).__name__, [m.span() for m in re.finditer('', 'abc')], [m.group() for m in re.finditer('a*', 'aaba')])
print(re.split(r'[,;]\s*', 'a, b;c'), re.split('(,)', 'a,b,c'), re.split(',', 'a,b,c', maxsplit=1), re.split('x', 'abc'), re.split('', 'abc'), re.split('x*', 'axbc'), re.split(r'(\d)|(\w)', '1a'), re.split(',', ''), re.split(',', ',a,'), re.split(r'\b', 'a b'))
# === sub, subn ===
print(re.sub('a', 'b', 'banana'), re.sub('a', 'o', 'banana', count=2), re.subn('a', '', 'banana'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub(r'(?P<x>a)', r'[\g<x>\g<1>\g<0>]', 'bab'), re.sub('', '-', 'abc'), re.sub('x*', '-', 'abxd'), re.sub('a', r'\n', 'a') == '\n', re.sub('a', r'\\', 'a'), re.sub('(a)|b', r'[\1]', 'ab'), re.sub(r'(.)', r'\g<1>0', 'ab'), re.sub('a', lambda m: m.group().upper() + str(m.start()), 'bab'), re.sub('A', 'x', 'aA', flags=re.I), re.sub('.', 'é', 'ab'), re.sub('(?m)^', '> ', 'a\nb'), re.sub(r'\s+', ' ', ' a  b\n'), re.sub('a', '', ''), re.sub('a', 'b', 'a' * 5, 0), sep='|')
# === escape, compile, purge, cache ===
print(re.escape('a.b*c [x] é-1\n'), re.escape(b'a.b'), re.compile('a') is re.compile('a'), re.compile(re.compile('b')), re.purge(), repr(re.compile('x', re.I | re.M)), repr(re.compile(b'y')))
p = re.compile(r'(?P<k>\w+)=(?P<v>\w*)', re.IGNORECASE)
print(p.pattern, p.flags, p.groups, p.groupindex, p.match('a=1').groupdict(), p.search('..a=1', 3), p.search('a=1', 1), p.findall('a=1 b=2', 3), p.fullmatch('a=1', 0, 3).span(), p.sub('x', 'a=1'), p.split('a=1;b='), p == re.compile(p.pattern, re.I), hash(p) == hash(re.compile(p.pattern, re.I)))
print(re.compile('^a').match('ba', 1), re.compile('^a').search('ba', 1), re.compile('a$').search('ab', 0, 1), re.compile(r'\Ba').search('ba', 1))
# === bytes ===
print(re.findall(rb'\w+', b'ab \xe9 c'), re.sub(b'a', b'b', b'aa'), re.match(b'.', b'\xff').group())
for action in (lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 5), lambda: re.match(5, 'a'), lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', b'b', 'a'), lambda: re.compile(re.compile('a'), re.I), lambda: re.sub('a', lambda m: 5, 'a'), lambda: re.split('a', None), lambda: re.escape(5)):
    try: print(action())
    except Exception as error: print(type(error).__name__, error)
