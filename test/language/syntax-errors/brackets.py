def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === never closed, never opened, mismatched ===
show('(', '[', '{', 'f(', 'x = (1, 2', 'x = [1, 2', 'x = {1: 2', ')', ']', '}', 'x = 1)', '(]', '[)', '{)', '(1, [2)', 'f(a, b', 'f(a b)', '[1 2]', '(1 2)', '{1 2}', '{1: 2 3: 4}', '{1: 2, 3}', '{1, 2: 3}', '{1:}', '{:1}', '{**a, b}', '{a, **b}', '[1,,2]', '(,)', '[,]', 'f(,)', 'f(a,,b)', 'x[', 'x[]', 'x[1', 'x[1:2:3:4]', 'def f(:', 'print("a"', 'print("a', 'x = (1 +\ny = 2\n', 'if (a:\n  pass\n', 'a = {\n  1: 2,\n  3\n}\n', 'f(\n  a,\n  b\nx = 1\n', '((((((((', '(a for b in c, d)', 'f(a for b in c, d)', 'f(x for x in y, 1)', 'f(1, x for x in y)', 'f(**a, *b)', 'f(a=1, b)', 'f(**a, b)', 'f(a=1, a=2)', 'f(*)', 'f(**)', 'f(a=)', 'f(=1)', '[*]', '(*)', '{**}', '{*a: 1}', '*a', 'print(*a b)', 'del (a', 'f(a, b))')
