import sys
# === what code points are, as one number for each question ===
def mixed(values):
    total = 0
    for value in values:
        total = (total * 31 + value) % 1000000007
    return total
POINTS = [point for ranges in [range(0x2200), range(0xA640, 0xA800), range(0xAB00, 0xABC0), range(0xFB00, 0xFF60), range(0x10400, 0x10600), range(0x1E900, 0x1E950), range(0x2200, 0xD800, 41)] for point in ranges]
CHARACTERS = [chr(point) for point in POINTS]
for name in ['isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum', 'islower', 'isupper', 'istitle', 'isspace', 'isprintable', 'isidentifier', 'isascii']:
    ask = getattr(str, name)
    found = [point for point, character in zip(POINTS, CHARACTERS) if ask(character)]
    print(name, len(found), mixed(found))

# === every case mapping ===
for name in ['lower', 'upper', 'title', 'capitalize', 'swapcase', 'casefold']:
    convert = getattr(str, name)
    changed = longer = 0
    numbers = []
    for point, character in zip(POINTS, CHARACTERS):
        other = convert(character)
        if other != character:
            changed += 1
            longer += len(other) > 1
            numbers.append(point)
            numbers.extend(map(ord, other))
    print(name, changed, longer, mixed(numbers))

# === repr and ascii of everything ===
print(mixed(len(repr(character)) for character in CHARACTERS), mixed(len(ascii(character)) for character in CHARACTERS[::7]))

# === words whose case depends on their neighbours ===
for word in ['\u03a3', 'A\u03a3', 'A\u03a3.', 'A\u03a3B', 'A.\u03a3', "A'\u03a3", "A\u03a3'B", '\u03a3A', 'A\u0301\u03a3', 'A\u03a3\u0301', '\u01c4 \u01c5 \u01c6', '\ufb01nd', '\u0130I', 'stra\u00dfe', '\u1e9e', '\u0149x', "they're 3rd", '\U00010428\U00010400']:
    print(ascii(word), ascii(word.lower()), ascii(word.upper()), ascii(word.title()), ascii(word.capitalize()), ascii(word.swapcase()), ascii(word.casefold()), word.istitle(), word.islower(), word.isupper())
