import unicodedata as u
def t(f):
    try: print(ascii(f()))
    except BaseException as e: print(type(e).__name__, e)
# === properties ===
for c in 'a', 'A', 'é', '5', '½', '²', '٣', '中', '한', 'ﬁ', ' ', '\n', '(', '€', 'ё', '\u0301', '😀', '\u200d', '\ud800', '\ue000', '\u0378', 'א', 'ａ', 'Ⅷ', '①', 'ǅ', '\U00020000', '〇', 'Å':
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, None))
# === names ===
for n in 'LATIN SMALL LETTER A', 'bullet', 'CJK UNIFIED IDEOGRAPH-4E2D', 'HANGUL SYLLABLE HAN', 'GRINNING FACE', 'LATIN CAPITAL LETTER GHA', 'KEYCAP DIGIT ONE', 'nope': t(lambda: u.lookup(n))
# === normalisation ===
for s in 'é', 'e\u0301', 'ﬁ', 'Å', '한글', '\u1e9b\u0323', 'ｱ', '½', 'a' * 5, '\ud800é', '😀': print(ascii(s), [ascii(u.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], [u.is_normalized(f, s) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
print(''.join(c for c in u.normalize('NFD', 'Crème Brûlée') if not u.combining(c)), u.unidata_version)
for f in (lambda: u.name('\n'), lambda: u.decimal('a'), lambda: u.digit('½'), lambda: u.numeric('a'), lambda: u.category('ab'), lambda: u.category(5), lambda: u.normalize('X', 'a'), lambda: u.normalize('NFC', 5), lambda: u.lookup(5), lambda: u.category('')): t(f)
