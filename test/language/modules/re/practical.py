import re
# === patterns that programs use ===
log = '''2024-01-05 10:00:01 ERROR [db] connection lost (code=42)
2024-01-05 10:00:02 INFO [web] GET /index.html 200 0.013s
2024-01-06 11:30:00 WARN [web] slow request: 2.5s
not a log line'''
line = re.compile(r'^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+) \[(?P<who>\w+)\] (?P<rest>.*)$', re.M)
for m in line.finditer(log): print(m.groupdict())
print(re.findall(r'[\w.+-]+@[\w-]+\.[\w.]+', 'mail a.b+c@x-y.co.uk or bad@ or q@z.de.'), re.findall(r'https?://[^\s"<>]+', 'see http://a.b/c?d=1 and <https://x.y>'), re.findall(r'-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?', 'x=-1.5e3, y=.5 z=7'), re.findall(r'"((?:[^"\\]|\\.)*)"', r'say "a \"b\"" and "c"'), re.findall(r'#(\w+)', '#one two #three_3'), re.findall(r'\b[A-Z]{2,}\b', 'NASA and the EU, Not usa'))
print(re.sub(r'(?<!^)(?=[A-Z])', '_', 'someCamelCaseName').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'some_snake_case'), re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub(r'<[^>]+>', '', '<p>a <b>b</b></p>'), re.sub(r'(\w)\1+', r'\1', 'aabbccd'), re.sub(r'[^\w\s-]', '', 'a!b-c d?'), re.sub(r'\s+', ' ', 'a \n\t b').strip(), re.split(r'\s*,\s*|\s+', 'a , b c,d'), re.sub(r'(\d+)', lambda m: str(int(m[1]) * 2), 'a1b22'))
tokens = re.compile(r'''
    (?P<number>\d+(\.\d+)?) | (?P<name>[A-Za-z_]\w*) | (?P<op>[-+*/()=]) | (?P<skip>\s+) | (?P<bad>.)
''', re.X)
print([(m.lastgroup, m.group()) for m in tokens.finditer('x = 3.5*(y + 2) $') if m.lastgroup != 'skip'])
print(re.findall(r'```(?:python)?\s*\n(.*?)\n```', 'text\n```python\nx = 1\ny = 2\n```\nmore\n```\nz\n```', re.S), bool(re.fullmatch(r'(?:[01]?\d|2[0-3]):[0-5]\d', '23:59')), bool(re.fullmatch(r'(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}', '192.168.1.255')), re.match(r'(?P<y>\d+)(?:px|em)', '12em')['y'], re.search(r'(\d+)\D+(\d+)', 'a10b20').groups(), re.sub(r'(?m)^\s*#.*\n?', '', '# c\nx\n  # d\ny'))
print(len(re.findall(r'(a+)+b', 'aaaaaaaaaaaab' * 3)), re.sub(r'\b(\w)(\w*)', lambda m: m[1].upper() + m[2], 'title these words'), sorted(set(re.findall(r'\{(\w+)\}', '{a} {b} {a}'))))
class Scan:
    def run(self): return re.Scanner([(r'\d+', lambda s, t: int(t)), (r'\w+', lambda s, t: t), (r'\s+', None)]).scan('ab 12 c!')
print(Scan().run())
