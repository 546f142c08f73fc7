import json
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === values ===
for text in 'null', 'true', 'false', '0', '-0', '-5', '1.0', '1e5', '1E-2', '-1.5e+3', '123456789012345678901234567890', '""', '"a"', '[]', '{}', ' [ 1 , 2 ] ', '{"a": {"b": [1, {"c": null}]}}', 'NaN', 'Infinity', '-Infinity', '\n\t[1]\r\n', '{"a": 1, "a": 2}', '1e400', '-0.0', '[[[[]]]]', '1E400', '0.1', '2e0': print(repr(json.loads(text)), end=' ')
print()
for text in r'"\u00e9\n\t\"\\\/\b\f\r"', r'"\ud83d\ude00"', r'"\ud800"', r'"\ud83dx"', '"é😀"', r'"\u0041\u0000"', r'"\uD83D\uDE00"': print(ascii(json.loads(text)), end=' ')
print(json.loads(b'{"b": 1}'), json.loads(bytearray(b'[1]')), json.loads('"é"'.encode('utf-16')), json.loads('[1]'.encode('utf-32')), json.loads(b'\xef\xbb\xbf[1]'))
# === errors: message and position ===
for text in '', ' ', '{', '[', '[1', '[1,', '[1,]', '[1 2]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{a: 1}', "{'a': 1}", '{1: 2}', '"abc', '"a\nb"', r'"\x"', r'"\u12"', r'"\u12g4"', 'nul', 'True', 'None', 'undefined', '01', '1.', '.5', '+1', '1e', '--1', '[1] 2', '{} {}', '\x00', '"\t"', '[,1]', '{,}', '\ufeff[1]', 'nan', '-', '[1}', '{"a": 1]', '/* c */ 1', '"a" "b"', '[1,\n 2,\n x]', '{"a": tru}', '0x10', '1_000', "'a'", '[1, 2', '{"k": [1, {"z": }]}': attempt(json.loads, text)
try: json.loads('{"a": 1,\n "b": x}')
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError), e.args)
for value in 5, None, [], {'a': 1}: attempt(json.loads, value)
attempt(json.loads, '"a\tb"')
print(repr(json.loads('"a\tb"', strict=False)), repr(json.loads('"a\nb"', strict=False)))

# === an escape where the text ends ===
for text in ['"\\u0041', '"a\\u0041', '"\U0001f600\\u0041', '"\\u004', '"\\u', '"\\u0041"', '"\\ud83d\\ude00', '"\\ud83d\\ude00"']:
    try:
        print(ascii(json.loads(text)))
    except ValueError as error:
        print(error)
