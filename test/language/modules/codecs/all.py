import codecs
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === encode, decode, lookup ===
print(codecs.encode('é', 'utf-8'), codecs.decode(b'\xc3\xa9'), codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'6162', 'hex'), codecs.encode(b'ab', 'base64'), codecs.lookup('UTF8').name, codecs.lookup('latin1').name, codecs.lookup('ascii').name, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.decode(r'a\n\x41', 'unicode_escape'), codecs.encode('é\n', 'unicode_escape'), codecs.escape_decode(rb'\x41\n'))
for action in (lambda: codecs.lookup('nope'), lambda: codecs.encode('é', 'ascii'), lambda: codecs.decode(b'\xff', 'utf-8'), lambda: codecs.encode(5), lambda: codecs.decode('x', 'hex'), lambda: 'a'.encode('rot13'), lambda: b'a'.decode('hex'), lambda: codecs.lookup_error('nope'), lambda: codecs.encode('x', 'hex')): attempt(action)
# === error handlers ===
for handler in 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace': print(handler, 'a€b'.encode('ascii', handler))
for handler in 'ignore', 'replace', 'backslashreplace', 'surrogateescape': print(handler, ascii(b'a\xffb'.decode('utf-8', handler)))
codecs.register_error('stars', lambda e: ('*' * (e.end - e.start), e.end))
print('aé€b'.encode('ascii', 'stars'), b'a\xff\xfe'.decode('ascii', 'stars'))
codecs.register_error('bad', lambda e: 5); attempt(lambda: 'é'.encode('ascii', 'bad'))
# === incremental ===
d = codecs.getincrementaldecoder('utf-8')()
print([d.decode(bytes([b])) for b in 'é😀'.encode()], d.decode(b'', final=True)); d.decode(b'\xe2'); attempt(lambda: d.decode(b'', True))
e = codecs.getincrementalencoder('utf-16')(); print(e.encode('a'), e.encode('b'))
print(list(codecs.iterdecode([b'\xc3', b'\xa9x'], 'utf-8')), list(codecs.iterencode('ab', 'utf-8')))
