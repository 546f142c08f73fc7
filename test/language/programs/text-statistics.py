# Words, letters, n-grams, Caesar and run-length coding, palindromes, wrapping by hand.
text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness - was it not? "Yes," she said; "it was." Don't you think so?"""
words = ''.join(c.lower() if c.isalpha() or c in "' \n" else ' ' for c in text).split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(len(words), len(counts), sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5], max(words, key=len), sum(map(len, words)) / len(words))
bigrams = {}
for a, b in zip(words, words[1:]): bigrams.setdefault(a, {}).setdefault(b, 0); bigrams[a][b] += 1
print({a: max(n, key=n.get) for a, n in bigrams.items() if len(n) > 1})
def caesar(s, k): return ''.join(chr((ord(c) - base + k) % 26 + base) if c.isascii() and c.isalpha() else c for c in s for base in [ord('A') if c.isupper() else ord('a')])
print(caesar(text[:30], 3), caesar(caesar(text, 11), -11) == text)
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append(f'{j - i}{s[i]}' if j - i > 1 else s[i]); i = j
    return ''.join(out)
def unrle(s):
    out, n = '', ''
    for c in s:
        if c.isdigit(): n += c
        else: out += c * int(n or 1); n = ''
    return out
print(rle('aaabccddddde'), unrle(rle('aaabccddddde')), [w for w in ('level', 'Noon', 'hello', 'été') if w.lower() == w.lower()[::-1]])
def wrap(words, width):
    line = ''
    for w in words:
        if line and len(line) + 1 + len(w) > width: yield line; line = w
        else: line = f'{line} {w}' if line else w
    if line: yield line
for line in wrap(text.split(), 34):
    gaps = line.count(' ')
    extra, parts = 34 - len(line), line.split(' ')
    print('|' + ''.join(p + ' ' * (1 + extra // gaps + (i < extra % gaps)) if i < gaps else p for i, p in enumerate(parts)) + '|')
letters = sorted({c for c in text.lower() if c.isalpha()}, key=lambda c: (-text.lower().count(c), c))
print(''.join(letters), {c: '#' * (text.lower().count(c) // 3) for c in letters[:4]})
