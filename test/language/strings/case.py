# === simple ===
for s in 'hello World', 'HELLO', 'ß', 'ǆ', 'ŉ', 'İ', 'ı', 'ΑΣ', 'ΑΣ Β', 'ﬁ', 'Straße', 'éÉ', '𐐨𐐀', "they're bill's", 'x-ray 3d a1b', 'ªº', 'ⅷ', 'ᾳ', 'ŸüÿÜ', 'dž Dž':
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())

# === questions ===
for s in 'abc', 'ABC', 'Abc', 'aB c', '123', '', ' ', 'ǅ', 'Hello World', 'Hello world', 'a1', '1A', '中', 'ß', 'It\'S':
    print(repr(s), s.isupper(), s.islower(), s.istitle())

# === kinds of characters ===
for s in 'a', '1', '²', '½', '٣', 'Ⅷ', '一', ' ', '\t', '\n', '\x1c', '\x85', '\xa0', '\u200b', '_', 'é', 'ab1', 'a b', '', '\x00', '\x7f', '\xad', '€', '😀', '\ud800', '\ue000', 'ª', '①', '𝟘':
    print(ascii(s), int(s.isalpha()), int(s.isdigit()), int(s.isdecimal()), int(s.isnumeric()), int(s.isalnum()), int(s.isspace()), int(s.isprintable()), int(s.isascii()), int(s.isidentifier()))

# === comparison without case ===
print('Straße'.casefold() == 'STRASSE'.casefold(), 'ΌΣΟΣ'.casefold() == 'όσος'.casefold(), len('İ'.lower()), [hex(ord(c)) for c in 'İ'.lower()])
