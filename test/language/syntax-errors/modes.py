# === eval and single ===
def attempt(source, mode="exec"):
    try:
        compile(source, "<s>", mode)
        print(ascii(source), "compiles")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(ascii(source), type(error).__name__, ascii(error.msg), place, ascii(error.text))

for source in ['', '\n', 'a b', 'a +', 'a +\n', '(a', 'a)', 'x = 1', 'a; b', 'a\nb', ' a', '\ta', 'a,', '*a', 'yield a', 'a := 1', '(a := 1)', 'pass', 'lambda', '"a', "f'{a b}'", 'a if b', '# c', 'a # c', 'f(a for a in b, c)', 'a\n\n', 'a \\\n+ b']:
    attempt(source, 'eval')
for source in ['', 'a', 'a\n', 'a; b', 'a; b\n', 'a\nb', 'a\nb\n', 'if a: b\n', 'if a:\n  b\n', 'if a:\n  b\nc\n', 'def f(): pass\n', 'a b', '(a', 'x = 1\ny = 2', '# c', 'a # c\n', 'class A:\n  x\n\n', 'for a in b: c\n\n\n', 'a\n# c\n']:
    attempt(source, 'single')
