def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === numbers ===
show('01', '0_', '1__0', '1_', '0x', '0xg', '0b2', '0b', '0o8', '0o', '1e', '1e+', '1.e', '1.5.5', '1..5', '1a', '1_a', '0xfg', '1if 2else 3', '1 if 2else 3', '0b1_', '1ja', '1.0abc', '5.real', '0777', '00', '0e0', '09', '1e5_', '123abc', '1or 2', '0x1for x in y', '1_000_', '0_0_x', '999' * 20 + 'x')
# === characters ===
show('$', 'a $ b', '?', 'a?b', '!', 'a ! b', '`a`', 'x = €', 'x = ½', 'a\u00a0b', 'x = 1\u00a0', '“a”', 'a – b', 'x = ‘a’', 'x\u200b = 1', '\ufeffx = 1', 'x = \x00', 'a\\b', 'a \\ b', '\\', 'x = 1 \\', 'x = 1 \\ \ny', 'a\x0cb', '\x0cx = 1', 'x =\x0c1', '😀', 'a😀 = 1', '²', 'x²', '@', 'a @ ', '~', 'a ~ b', '->', ':=', '...', '. . .', 'a.', '.a', 'a..b', 'a. b', '::', '<>', 'a <> b', 'a === b', 'a =! b', 'a !== b', 'a && b', 'a || b', '!a', 'a => b', 'a ?? b', 'x = y ? 1 : 2', 'a ** ** b', 'a // // b', '# comment', '#', '/* c */', '// c', '<!-- -->', '%', 'a % ', '=', '==', ', a', 'a ,', '\t', '   ', '\n\n', '\r\nx = 1\r\n', 'x = 1\ry = 2')
