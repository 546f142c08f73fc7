def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === unterminated, escapes, prefixes ===
show("'abc", '"abc', "'''abc", '"""abc\ndef', "'a\nb'", "x = 'a", "print('a)", 'print("a)', "'a' 'b", r"'\x'", r"'\x1'", r"'\u123'", r"'\U1234567'", r"'\U99999999'", r"'\N{nope}'", r"'\N{'", r"'\N'", r"b'\x1'", "b'é'", "'a' b'b'", "b'a' 'b'", "f'a' b'b'", "ub'a'", "fb'a'", "rr'a'", "bf'a'", "ur'a'", "x'a'", "'a'b", "'a' x", "f'", "f'''", "f'{'", "f'{a'", "f'{a:'", "f'}'", "f'{a}}'", "f'{}'", "f'{a!}'", "f'{a!z}'", "f'{a b}'", "f'{a:{b}'", 'f"{"', "rf'{a}\\'", "r'\\'", "'\\", '"\\\n', "'it's'", 'print("He said "hi"")', '"a" + ', "'a'.", "'''a''", "f'''{a''", "b'''", "'é\\xzz'", "('a'\n'b", "'tab\t", "f'{a.1}'", "f'{1.a}'", "f'{a['", "f'{a[\"b\"}'", "f'{lambda x: x}'", "f'{a:{b:{c}}}'", "f'{a:{b:{c:{d}}}}'")
