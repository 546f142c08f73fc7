# === unicode names ===
naïve = 1
变量 = 2
_ = 3
__x__ = 4
print(naïve, 变量, _, __x__)

# === names are NFKC-normalised ===
ﬁ = 'ligature'
print(fi)
print(eval('ﬁ'), 'fi' in globals(), 'ﬁ' in globals())

# === soft keywords are names ===
match = 1
case = 2
type = 3
print(match, case, type, match + case)
match[0] if False else None
del type

# === keywords are not ===
for word in 'if', 'class', 'None', 'async', 'await', 'nonlocal', 'match', 'type', '_', 'case', 'print', 'exec':
    try:
        exec(f'{word} = 1', {})
        print(word, 'is a name')
    except SyntaxError as error:
        print(word, '->', error.msg)

# === isidentifier ===
for text in 'a', '1a', 'a1', '', 'é', 'a b', 'a-b', 'if', '½', '٣', 'a٣', '😀':
    print(repr(text), text.isidentifier())

# === wrong characters ===
for source in 'a = €', 'x = 1 ? 2', 'a$b', 'a = “b”', '😀 = 1', 'x = a\u00a0+ b', 'x\u200b = 1', '!a', 'a = `b`':
    try:
        exec(source)
    except SyntaxError as error:
        print(ascii(source), '->', error.msg)
