# === one byte for each character: whole tables ===
import codecs
for codec in 'iso8859-2', 'iso8859-3', 'iso8859-4', 'iso8859-5', 'iso8859-6', 'iso8859-7', 'iso8859-8', 'iso8859-9', 'iso8859-10', 'iso8859-13', 'iso8859-14', 'iso8859-15', 'iso8859-16', 'cp1250', 'cp1251', 'cp1252', 'cp1253', 'cp1254', 'cp1255', 'cp1256', 'cp1257', 'cp1258', 'cp866', 'cp874', 'koi8-r', 'koi8-u', 'mac-roman', 'mac-cyrillic':
    text = ascii(bytes(range(128, 256)).decode(codec, 'replace')) 
    print(codec, text)
    back = bytes(range(256)).decode(codec, 'ignore')
    print(back.encode(codec).decode(codec) == back, bytes(range(128)).decode(codec) == ''.join(map(chr, range(128))))
for name in 'latin9', 'L2', 'ISO-8859-15', 'iso_8859_15', 'windows-1251', 'KOI8_R', 'macroman', 'utf7', 'unicode-escape', 'raw-unicode-escape', 'U8':
    print(name, codecs.lookup(name).name, 'a'.encode(name))
def attempt(action):
    try: print(ascii(action()))
    except Exception as error: print(type(error).__name__, error)
for errors in 'strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape':
    attempt(lambda: 'ж€é\udc80'.encode('iso8859-15', errors))
    attempt(lambda: b'a\x81\x98'.decode('cp1250', errors) if errors not in ('xmlcharrefreplace', 'namereplace') else None)
for name in 'iso8859-12', 'cp9999', 'latin-77', 'utf-9', 'nope': attempt(lambda: 'a'.encode(name))

# === utf-7 ===
for text in '', 'a', '+', '+-', 'a+b', 'é', 'éa', 'é-', 'é!', 'é é', 'aé€😀z', '~\\', '\t\n\r', '\0', 'é+', '日本語', 'é/', '\ud800', '𝒳𝒳':
    encoded = text.encode('utf-7')
    print(ascii(text), encoded)
    attempt(lambda: encoded.decode('utf-7') == text)
for data in b'+', b'+A', b'+AO', b'+AOk', b'+AOk-', b'+AOk!', b'+AO!', b'+!', b'a\xe9', b'+AOkA-', b'+AOl-x', b'+2D3eAA-', b'+2D0-', b'+3gA-', b'a+-b', b'+AOkA6Q-', b'++':
    for errors in 'strict', 'ignore', 'replace': attempt(lambda: data.decode('utf-7', errors))

# === escapes ===
for data in rb'a\n\x41\u00e9\U0001f600\101\777\N{SNOWMAN}\'\"\\', rb'\x4', rb'\x', rb'\u12', rb'\U0011ffff', rb'\U123', rb'\N{nope}', rb'\N', rb'\N{', rb'\N{}', b'\\', b'a\\\nb', b'\xe9\\q', rb'\8\18', rb'\u12\n', rb'\ud83d\ude00':
    for errors in 'strict', 'ignore', 'replace', 'backslashreplace': attempt(lambda: data.decode('unicode_escape', errors))
for data in rb'a\n\u00e9\U0001f600\\u0041\\\u0041\x41', rb'\u12', rb'\U0011ffff', rb'\U123', b'\\', b'\xe9\\', rb'\\\u', rb'\u004':
    for errors in 'strict', 'ignore', 'replace', 'backslashreplace': attempt(lambda: data.decode('raw_unicode_escape', errors))
for text in 'a\t\n\r\\\x00\x7f\x80é€😀"\'', '\ud800': print(text.encode('unicode_escape'), text.encode('raw_unicode_escape'))

# === surrogates in utf-16 and utf-32 ===
for codec in 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'utf-8':
    for text in '\ud800', 'a\udc00b', '\ud83d\ude00', '\udc80':
        for errors in 'strict', 'surrogatepass', 'surrogateescape', 'replace': attempt(lambda: text.encode(codec, errors))
        attempt(lambda: text.encode(codec, 'surrogatepass').decode(codec, 'surrogatepass') == text)
for data in b'\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdca\x00', b'a', b'\x3d\xd8\x00\xde':
    for errors in 'strict', 'surrogatepass', 'replace', 'ignore': attempt(lambda: data.decode('utf-16-le', errors))

# === surrogates that a literal writes one by one are no pair ===
print(len('\ud83d\ude00'), len('\ud83d' '\ude00'), len('\ud83d' + '\ude00'), len(f'\ud83d\ude00{1}'), '\ud83d\ude00' == '😀', len('a\ud83d\ude00😀'), {'\ud83d\ude00': 1}.get('😀'))
