# Parsing and building URLs, percent coding, query strings, relative references.
SAFE = set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~')
def quote(text): return ''.join(c if c in SAFE else ''.join(f'%{b:02X}' for b in c.encode()) for c in text)
def unquote(text):
    out, i = bytearray(), 0
    while i < len(text):
        if text[i] == '%' and text[i + 1:i + 3].isalnum() and len(text) > i + 2:
            try: out.append(int(text[i + 1:i + 3], 16)); i += 3; continue
            except ValueError: pass
        out += text[i].encode(); i += 1
    return out.decode('utf-8', 'replace')
def parse(url):
    rest, _, fragment = url.partition('#')
    rest, _, query = rest.partition('?')
    scheme, found, after = rest.partition('://')
    if not found: scheme, after = '', rest
    host, slash, path = after.partition('/') if found else ('', '', after)
    user, at, host = host.rpartition('@')
    name, _, port = host.partition(':')
    return {'scheme': scheme, 'user': user, 'host': name.lower(), 'port': int(port) if port else None, 'path': slash + path, 'query': [tuple(map(unquote, p.partition('=')[::2])) for p in query.replace('+', ' ').split('&') if p], 'fragment': unquote(fragment)}
for url in 'https://Ann@Example.com:8080/a/b%20c?q=x+y&e=%C3%A9&flag#top', '/just/path?x=1', 'http://h', 'http://h?a=b=c&&d', 'p#f%ZZ%F0%9F%98%80':
    print({k: v for k, v in parse(url).items() if v})
try: parse('http://h:x/')
except ValueError as error: print(error)
def build(path, **query): return path + '?' + '&'.join(f'{quote(k)}={quote(str(v))}' for k, v in query.items())
print(build('/s', q='a&b=ü', n=5), unquote(quote('100% é😀/')), quote('~a-b_c.d'))
def join(base, ref):
    parts = (base.rsplit('/', 1)[0] + '/' + ref if not ref.startswith('/') else ref).split('/')
    out = []
    for p in parts:
        if p == '..': out.pop() if len(out) > 1 else None
        elif p != '.': out.append(p)
    return '/'.join(out)
print(join('/a/b/c', '../d'), join('/a/b/c', './e'), join('/a', '/x/../y'), join('/a/b', '../../../z'))
