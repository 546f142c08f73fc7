# === ord, chr, names ===
print(ord('a'), ord('é'), ord('😀'), chr(97), chr(0x1F600), repr(chr(0)), repr(chr(0xD800)), repr(chr(0x10FFFF)), '\N{GREEK SMALL LETTER ALPHA}\N{SNOWMAN}\N{DIGIT ONE}\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{HANGUL SYLLABLE GA}\N{NBSP}\N{LINE FEED}' == 'α☃1中가\xa0\n')
for action in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a'), lambda: chr(1.0), lambda: ord('ab'), lambda: ord(''), lambda: ord(5), lambda: ord(b'ab'), lambda: ord(b'a')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

# === repr and ascii ===
for text in 'tab\t', '\x1b[0m', '\x7f', '\x80', '\x9f', '\xa0', '\xad', '\u0378', '\u200e', '\u2028', '\u3000', '\ufeff', '\ufffd', '\uffff', '\U0001F600', '\U000E0001', '\U0010FFFF', '\ue000', 'a\\b', '\u0300':
    print(repr(text), ascii(text), text.isprintable())

# === combining and width ===
print(len('ñ'), len('n\u0303'), 'n\u0303' == 'ñ', sorted(['é', 'e', 'f', 'z', 'É']), 'ﬁ'.upper(), len('ﬁ'), '🇩🇪'[0] == '🇩', len('🇩🇪'), ''.join(reversed('🇩🇪')) == '🇪🇩')

# === hash of equal strings is equal ===
print(hash('abc') == hash('ab' + 'c'), {'abc': 1}['a' + 'bc'], 'é' in {'é'}, 'a' is 'a'[:] if False else '', hash('') == 0, '😀' == '\U0001F600')

# === decode round trips ===
for codec in 'utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-8-sig', 'utf-7', 'raw_unicode_escape', 'unicode_escape':
    encoded = 'aé€😀'.encode(codec)
    print(codec, encoded, encoded.decode(codec) == 'aé€😀')
for codec in 'latin-1', 'ascii', 'cp1252', 'iso8859-15':
    print(codec, 'aé€'.encode(codec, 'replace'), b'\x80\xa4'.decode(codec, 'replace'))
