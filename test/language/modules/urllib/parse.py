from urllib.parse import *
import urllib.parse
def attempt(action, *arguments, **keywords):
    try: print(repr(action(*arguments, **keywords)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === apart and together ===
urls = ['http://user:pw@Host.com:8080/a/b;p?q=1&r=2#frag', 'https://a.b', '//net/path', '/only/path', 'mailto:x@y.z', 'file:///etc/x', 'http://[::1]:80/x', 'HTTP://A/B', 'a:b', '', '?q', '#f', 'http:///x', 'scheme://a?b#c', 'path;params', 'http://a/b?c?d#e#f', '  http://a ', 'http://a\nb/c', 'http://é.com/ü', '1a:b', 'http://h:/x', 'data:text/plain,hi', 'urn:isbn:1', 'http://[v1.a]/', 'javascript:1//2']
for url in urls:
    p, s = urlparse(url), urlsplit(url)
    print(p, s, p.geturl(), s.geturl(), p.hostname, p.username, p.password)
    attempt(lambda: p.port)
    print(urldefrag(url), urlunparse(p) == p.geturl(), urlunsplit(s))
for url in 'http://[::1', 'http://a:99999/', 'http://a:b/', 'http://[1.2.3.4]/', 'http://x[::1]/', 'http://[::1]x/', 'http://[zz]/': attempt(lambda: urlparse(url).port)
print(urlparse(b'http://a/b?c'), urlsplit(b'//x').netloc, urlparse(b'http://a:5').port, urlparse('x', scheme='http'), urlparse('http://a#b', allow_fragments=False), urlparse('http://a').encode(), urlparse(b'http://a').decode(), urlparse('http://a/b')._replace(path='/c').geturl())
attempt(urlparse, 5); attempt(urljoin, 'a', b'b'); attempt(urlunsplit, ('a', b'b', '', '', ''))
# === join ===
for base in 'http://a/b/c/d;p?q', 'http://a', 'file:///x/y', '':
    for url in 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', '', '.', './', '..', '../g', '../..', '../../../g', 'g:h', 'http:g', 'g/./h', 'g/../h', '/./g', '/../g', 'g.', '..g': print(urljoin(base, url), end=' ')
    print()
# === quoting ===
print(quote('a b/c?é😀~'), quote('a/b', safe=''), quote('é', encoding='latin-1'), quote(b'\xff a'), quote_plus('a b+c&'), quote_plus('a/b', safe='/'), unquote('a%20b%C3%A9%zz%4'), unquote_plus('a+b%2B'), unquote('%E9', encoding='latin-1'), unquote('%FF'), unquote_to_bytes('a%20é'), unquote_to_bytes(b'%41%'), unquote(b'a%20'), quote(''), quote_from_bytes(b'a b'), unquote('é%20'))
for action in (lambda: quote(5), lambda: quote(b'a', encoding='utf-8'), lambda: quote_from_bytes('a'), lambda: unquote(5), lambda: quote('\ud800'), lambda: unquote('%FF', errors='strict')): attempt(action)
# === queries ===
print(urlencode({'a': 1, 'b': 'x y', 'c': 'é&'}), urlencode([('a', 1), ('a', 2)]), urlencode({'a': [1, 2], 'b': 'xy', 'c': ()}, doseq=True), urlencode({'a': [1, 2]}), urlencode({'a b': '/'}, quote_via=quote), urlencode({'a': b'\xff'}), urlencode([]), urlencode({'a': 'é'}, encoding='latin-1'), urlencode({'a': None}))
print(parse_qs('a=1&b=2&a=3'), parse_qsl('a=1&b=&c&d=x%20y+z'), parse_qs('a=&b', keep_blank_values=True), parse_qsl('a;b=1', separator=';'), parse_qs(b'a=%FF&b=1'), parse_qsl(''), parse_qsl('a=1&&b=2'), parse_qsl('a=%E9', encoding='latin-1'))
for action in (lambda: parse_qs('a', strict_parsing=True), lambda: parse_qs('a=1&b=2', max_num_fields=1), lambda: parse_qs('a', separator=''), lambda: urlencode('abc'), lambda: urlencode(5)): attempt(action)
