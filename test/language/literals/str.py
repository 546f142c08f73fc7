# === quotes ===
print('single', "double", '''triple''', """double triple""")
print('it\'s', "it's", "say \"hi\"", 'say "hi"')
print('''two
lines''')
print("""a 'quoted' "word" """)

# === repr picks the quote ===
print([''], ["it's"], ['say "hi"'], ['both \' and "'], ['\\'], ['tab\t nl\n cr\r'])
print(repr('\x00\x1f\x7f\x80\xa0\xad\xff'), repr('é中😀\u200b\u2028\ufeff\ue000'))

# === escapes ===
print(repr('\a\b\f\n\r\t\v\0'), repr('\x41\u00e9\U0001F600\N{BULLET}\N{latin small letter a}'))
print(repr('\101\7\18\377\400\777'))
print('line one \
continues')
print(repr(r'\n\x41\' raw'), repr(R"\\"), len(r'\
'))

# === adjacent literals join ===
print('a' 'b' "c" '''d''')
print(('long '
       'text'))
print(r'\n' '\n' u'x')

# === malformed ===
for source in (r"'\x4'", r"'\u12'", r"'\U00110000'", r"'\N{NO SUCH NAME}'", r"'\N'", "'abc", '"abc', "'''abc", r"'\U1234'", r"'\N{}'"):
    try:
        print(source, '->', repr(eval(source)))
    except SyntaxError as error:
        print(source, '->', error.msg)
