def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === targets that cannot be assigned ===
show('1 = x', 'f() = 1', 'a + b = c', 'a, 1 = x', '(a, f()) = 1', '[a, None] = 1', 'x = 1 = y', '"a" = 1', 'f"{x}" = 1', 'a if b else c = 1', 'not a = 1', '-a = 1', 'a < b = 1', 'lambda: 1 = 2', '{} = 1', '{a} = 1', '{a: b} = 1', '[x for x in y] = 1', '(x for x in y) = 1', '... = 1', 'None = 1', 'True = False', '__debug__ = 1', 'a.b() = 1', 'x.None = 1', '*a = 1', '*a, *b = 1', 'a = *b', '(*a) = 1', 'yield = 1', 'await = 1', 'a and b = 1', 'x = yield = 1')
# === augmented and annotated ===
show('1 += 1', 'f() += 1', 'a, b += 1', '(a, b) += 1', '[a] += 1', 'None += 1', 'a + b += 1', 'x += = 1', 'x = += 1', '*a += 1', 'a: int += 1', '(a, b): int', '[a]: int', '1: int', 'f(): int = 1', 'a, b: int', 'x ++ 1', 'x++', '++x', 'x -= ', 'x =+ 1')
# === comparison meant, walrus ===
show('if x = 1: pass', 'while x = 1: pass', 'if x.a = 1: pass', 'print(a.b = 1)', 'f(a + b = 1)', 'x == 1 = 2', 'assert x = 1', 'return = 1', 'if (x = 1): pass', '[x = 1]', '{x = 1}', '(x = 1)', 'f(x)(y = 1)', 'f(1 = 2)', 'f(True = 1)', 'f(x.y = 1)', 'f(x[0] = 1)', 'lambda: x = 1', 'elif x: pass', 'x = if y: 1')
