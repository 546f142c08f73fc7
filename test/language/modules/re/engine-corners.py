import re
def show(pattern, text, flags=0):
    try: m = re.search(pattern, text, flags)
    except re.error as error: print(ascii(pattern), 'error', error)
    else: print(ascii(pattern), ascii(text), m and (m.regs, m.lastindex, m.lastgroup))
# === groups in loops keep what they matched last ===
for pattern, text in ('(?:(a)|(b))*', 'abab'), ('(?:(a)|b)*', 'ab'), ('((a)|b)*', 'ab'), ('(?:(a)|(b)|(c))*?d', 'abcd'), ('(a(b)?)+', 'aba'), ('(?:(a)(b)?)+', 'aba'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('(a*)*', 'b'), ('(a*)+', 'aa'), ('(?:a?)*?y', 'z'), ('((x)?)*y', 'xy'), ('(?:(x)|(y))*z', 'xyz'), ('(a)?(?:(b)|c)*', 'bcb'): show(pattern, text)
# === counted loops ===
for pattern, text in ('(?:ab){2}', 'ababab'), ('(?:ab){2,}?', 'ababab'), ('(?:a|ab){2}c', 'aabc'), ('(a{1,2}){2}', 'aaa'), ('(?:){3}', ''), ('(?:a?){3}', 'aa'), ('(?:a{2}){2}', 'aaaaa'), ('(?:(a)|b){3}', 'abb'), ('a{0}b', 'ab'), ('(a){0}b', 'ab'), ('(?:a{,2}b){1,2}', 'aabab'), ('.{3,}?b', 'aabab'): show(pattern, text)
# === possessive and atomic ===
for pattern, text in ('(?:ab)*+c', 'ababc'), ('(?:a|ab){2}+c', 'aabc'), ('(?>a|ab)c', 'abc'), ('(?>ab|a)c', 'abc'), ('((?>a+))b', 'aab'), ('(?>(a)|(b))+', 'ab'), ('a?+a', 'a'), ('(?:)*+x', 'x'), ('(?:a?)*+b', 'aab'), ('(?>(?:a|b)*)a', 'aba'): show(pattern, text)
# === looking around ===
for pattern, text in ('(?=(a+))a*b', 'aab'), ('(?=(a+))', 'baa'), ('(?!(a))b', 'b'), ('(?<=(a))b', 'ab'), ('(?<=ab|cd)e', 'cde'), ('(?<!ab)c', 'abcc'), ('(?<=^|,)x', 'x,x'), ('(?<=^)x', 'x'), ('(?=a)(?=.b)..', 'acab'), (r'(?<=\d{3})x', '12x123x'), ('(?!)', 'a'), ('(?=)', 'a'), ('(?<=)a', 'a'), ('(?<!)a', 'a'), ('(?:(?=(a))a)+b', 'aab'), (r'(?<=(\w)\1)c', 'aac'), ('(?<![a-c])d', 'ad d'): show(pattern, text)
# === conditionals and references ===
for pattern, text in ('(a)?b(?(1)c|d)', 'abd'), ('(a)?b(?(1)c)', 'b'), ('(?P<q>["\'])?x(?(q)(?P=q))', '"x"'), ('(?(1)a|b)(c)?', 'b'), (r'(a*)b\1', 'aabaa'), (r'(?i)(a)\1', 'aA'), (r'(a)|b\1', 'b'), (r'(?:(a)|b\1)+', 'aba'), (r'(?P<x>a)(?P<y>b)(?P=y)(?P=x)', 'abba'), (r'()\1a', 'a'), ('(a(?(1)b|c))*', 'acab'): show(pattern, text)
# === case ===
for pattern, text in ('(?i)straße', 'STRAßE'), ('(?i)[k]', '\u212a'), ('(?i)[^k]', '\u212a'), ('(?ia)k', '\u212a'), ('(?i)µ', '\u03bc'), ('(?i)[α-ω]+', 'ΑΒΓς'), ('(?i)σ', 'ς'), ('(?i)i', '\u0130'), ('(?i)ı', 'I'), ('(?i)\U00010400', '\U00010428'), ('(?i)[\U00010400-\U00010427]', '\U00010428'), ('(?i:A)b', 'ab'), ('(?i)a(?-i:b)', 'Ab'), ('(?i)a(?-i:b)', 'AB'), ('(?i)\u1c80', '\u0412'), ('(?i)[a-z]', '\u0131'): show(pattern, text)
# === beyond the BMP ===
for pattern, text in ('.', '\U0001f600'), ('[\U0001f600-\U0001f64f]+', 'a\U0001f601\U0001f602b'), ('\\U0001F600', '\U0001f600'), (r'\w+', '\U00020000a'), (r'(.)\1', '\U0001f600\U0001f600'), ('a.c', 'a\U0001f600c'), ('[^a]', '\U0001f600'), ('\ud83d', '\U0001f600'), ('.', '\ud83d'), (r'\W', '\U0001f600'), (r'\b', '\U0001f600a'): show(pattern, text)
print(ascii(re.sub('\U0001f600', 'x', 'a\U0001f600b')), ascii(re.sub('b', '\U0001f600', 'abc')), ascii(re.split('\U0001f600', '1\U0001f6002')), ascii(re.findall('..', 'a\U0001f600\U0001f601b')), re.search('b', '\U0001f600b').span())
# === positions ===
p = re.compile('^a|b$')
print(p.search('xab', 1), p.match('ab', 1), p.search('abc', 0, 2), p.search('ab', 5), p.search('ab', -3), p.search('ab', 2, 1), re.compile(r'\bx').search('ax', 1), re.compile('(?<=a)b').match('ab', 1), re.compile('a*').fullmatch('baab', 1, 3), re.compile('').search('abc', 3), re.compile('$').search('ab\n', 0, 3), re.compile('$').findall('a\n'))
print([m.span() for m in re.compile('x*').finditer('axb')], [m.span() for m in re.compile(r'\b').finditer('ab cd')], re.compile('(?=b)').split('abab'), re.sub('(?=b)', '-', 'abab'), re.sub('$', '!', 'a\n'), re.sub('x*', '-', 'abxd'), re.split('(?<=,)', 'a,b'))
s = re.compile('a|(b)').scanner('abxa')
print(s.match(), s.match(), s.match(), s.search(), s.search())
# === bytes ===
for pattern, text in (rb'\w+', b'ab\xff'), (rb'(?i)A\xe9', b'a\xc9'), (rb'[\x80-\xff]', b'a\x90'), (rb'(?L)\w', b'\xe9'), (rb'(?P<n>.)(?P=n)', b'aa'), (rb'\s+', b'a \t'): print(pattern, (m := re.search(pattern, text)) and (m.group(), m.groups(), m.span()))
print(re.sub(rb'(a)', rb'[\1\g<1>\n]', b'ab'), re.split(rb'(,)', b'a,b'), re.findall(rb'.', bytearray(b'ab')), re.escape(b'a+b'), re.compile(rb'a', re.I), re.subn(b'x', b'y', b'axx', count=1))
# === VERBOSE and flags inside ===
for pattern, text in ('(?x) a\\ b [ ] \\# # comment', 'a b #'), ('(?x: a b)c d', 'abc d'), ('(?x) a (?-x: b)', 'a b'), ('a(?x: # (\n b)', 'ab'), ('(?m:^b)', 'a\nb'), ('(?s:.)(?-s:.)', '\nx'), ('(?x)a {2}', 'aa'), ('(?x)a *', 'aa'), ('(?x)(?# c ) a', 'a'): show(pattern, text)
