import re
# === messages and positions ===
for pattern in '(', ')', '[', '[a', '*', '+a', '?', 'a**', 'a+*', 'a{2}{3}', 'a{3,2}', '(?P<', '(?P<a', '(?P<1>a)', '(?P<a>b)(?P<a>c)', '(?P=x)', '(?P>x)', r'\1', r'(a)\2', r'\g', r'\x4', r'\u12', r'\N{nope}', r'\q', '\\', '[z-a]', r'[\w-a]', r'[a-\d]', '(?z)', '(?', '(?:', '(?#', '(?=', '(?<', '(?<=a*)b', '(?<=a|bc)', '(?<a', '(?i', 'a(?i)b', '(?-i)a', '(?i-i:a)', '(?(1)a)', '(?(x)a)', '(a)(?(1)b|c|d)', '(?a)(?u)b', '(?L)a', '(?au:a)', 'a|*', '(*)', '^*', '$*', r'\b*', '(?P<a.b>c)', '(?P<>c)', '(?>', 'a{99999999999}', '(?(0)a)', '(?P', '[]', '[^]', r'[\8]', r'\8', r'\777', r'(?P<é>a)', '(?<!a+)b', '((a)', 'a)b', '(?x', 'x{,}', '(?s:.', r'\Z*':
    try:
        re.compile(pattern)
        print(repr(pattern), 'compiles')
    except re.error as error: print(repr(pattern), '->', error.msg, error.pos, error.lineno, error.colno)
    except Exception as error: print(repr(pattern), '->', type(error).__name__, error)
try: re.compile('ab\n(c')
except re.error as error: print(error, error.pattern, error.pos, error.lineno, error.colno, re.error is re.PatternError, type(error).__mro__[1].__name__)
for template in r'\2', r'\g<2>', r'\g<x>', r'\g<', r'\g', r'\q', '\\', r'\g<1', r'\g<>', r'\g<-1>', r'\g<1a>', r'\x41', r'\0', r'\400':
    try: print(repr(template), repr(re.sub('(a)', template, 'a')))
    except Exception as error: print(repr(template), '->', type(error).__name__, error)
