# What the compiler warns of: message, line, order; each as often as CPython says it.
import ast
import io
import sys
import warnings


def warned(source, mode="exec"):
    print("---")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "given.py", mode)
        except SyntaxError as error:
            print("SyntaxError:", error)
    for warning in caught:
        print(warning.filename, warning.lineno, warning.category.__name__, warning.message)


# === escapes ===
for literal in [
    r"'\d'", r"'\d \400 \q'", r"'\400 \d'", r"b'\400'", r"b'\N \u'", r"'\8'", r"'\é'", r"'\ '", r"r'\d'", r"rb'\d'", r"'a' '\d' '\e'",
    r"f'\d {1:\q} \400'", r"f'\{1}'", r"f'\}}'", r"f'{1:\{2}}'", r"rf'\d\{1}'", r"f'''{'\d'}\e'''", r"f'\d' '\e' f'{1}\f\g'",
    r"'\a\b\f\n\r\t\v\'\"\\\x41\101\u0041\U00000041\N{DIGIT ONE}'",
]:
    warned(literal)
warned("x = '''\n\\d''' '\\e'\ny = '\\\n\\d'")
warned("x = f'''a\n{1:\\q\n} \nb \\z\nc'''")
warned("'\\\r\nx \\\r\n'")

# === numbers and the words behind them ===
warned("1if 1else 2\n0x1or 2\n1and 2\n1in a\n1.0or 2\n1jif 1 else 2\n0b1or 2\n0o7or 2\n1e5or 2\n1_0or 2\n00or 1\n1not in a")
warned("[0x1for x in y]")
warned("x = 1is x, '\\w', 1is x")

# === identity with literals ===
for test in [
    "x is 1", "1 is not x", "x is 'a'", "() is x", "x is -1", "x is (1,)", "None is x", "x is True", "x is ...", "f'{x}' is x",
    "[] is x", "x is 1.5", "x is 1j", "x is b''", "x < 1 is y", "1 is x is 2", "x is y is 2", "1 is None", "x is (y, 1)",
]:
    warned(test, "eval")
warned("while x is 1:\n    if x is 2 or not x is 3: pass")

# === asserting tuples ===
warned("assert (x, 'text')\nassert (1,)\nassert ()\nassert x, 'text'\nassert (x,), 'text'")

# === calls of what cannot be called ===
for callee in [
    "1", "'a'", "f'a'", "(1, x)", "[1]", "{1}", "{1: 2}", "[x for x in y]", "{x for x in y}", "{x: x for x in y}", "(x for x in y)",
    "None", "...", "True", "1.5", "1j", "b'a'", "(lambda: 1)", "x", "-1",
]:
    warned(f"({callee})(2)", "eval")
warned("(\n1)(*x)\n[\n(1, 2)\n(3, 4)]")

# === subscripts of what has none ===
for value in ["1", "1.5", "True", "None", "...", "{1}", "{x for x in y}", "(x for x in y)", "(lambda: 1)", "{1: 2}", "x"]:
    warned(f"({value})[0]", "eval")
for value in ["'a'", "b'a'", "(1, x)", "(1, 2)", "[1]", "[x for x in y]", "f'a'"]:
    warned(f"{value}['b']", "eval")
for key in ["1.5", "1, 2", "None", "True", "'a':2", "[1]", "{1}", "{}", "(1,)", "f'a'", "lambda: 1", "(x for x in y)", "-1", "1j", "x"]:
    warned(f"[1][{key}]", "eval")
warned("[1]['a'] = 3\ndel [1]['a']\n[1]['a'] += 1")

# === the order of the warnings ===
warned("""
def f(a = 1 is 2):
    return x is 1, [y for y in x if y is 1], lambda z=x is 1: z is ''
class A(b is 1):
    c: 1 is 2 = 1 is 3
    def g(self, x: 1 is 1) -> x is 2: pass
    type T[A: 1 is 1] = 2 is 2
if 0: 1 is 4
""")
warned("try:\n    pass\nfinally:\n    x is 1\n    '\\d'")
warned("while 1:\n    try:\n        if x: break\n    finally:\n        x is 1")

# === before an error ===
for source in [
    "'\\d'\n)", "1if 1 else\n'\\d'", "'\\d'\nreturn", "1 is 2\ndef f(): return 1 is 4\n'\\d'\nreturn", "x = ['\\d', 1if 1 else 2 2]",
    "x = ['\\d' '\\q' ) 1if 1 else", "x = '\\d' 1if 1 else 2",
]:
    warned(source)

# === as errors ===
def refused(source, mode="exec"):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "given.py", mode)
        except SyntaxError as error:
            print(type(error).__name__, error.args, error.__context__, error.__cause__)


for source in [
    r"x = 'ab\d' 'c'", r"x = b'a\z'", r"f'{1}\d {2}'", r"f'{1:\d} {2}'", "if x is 1: pass", "y = 1(2)", "(\n1)(2)", "(\n1)[\n'a']",
    "(\n'a')[\n'a']", "(\n1,2)[\n'a']", "assert (\n1,2)", "x = 1if 1 else 2", "[0x1for x in y]", r"x = f'\{1}'", r"x = '\400'",
    "x = '''a\n\\d'''", "(\nx) is (\n1)", "def f():\n  return 1 is x\n",
]:
    refused(source)
refused(r"'\d'", "eval")

# === where they go ===
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(2):
        eval(r"'\q'")
        exec("x = 1\nx is 1")
    ast.parse(r"'\w' '\e'", "tree.py")
    ast.parse("x is 1", "tree.py")
    ast.literal_eval(r"'\w'")
    compile(ast.parse("x is 1"), "tree.py", "exec")
for warning in caught:
    print(warning.filename, warning.lineno, warning.message)
with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    print(eval(r"'\q'"))
sys.stderr = io.StringIO()
eval(r"'\q'")
compile("1 is 1", "missing.py", "exec")
text, sys.stderr = sys.stderr.getvalue(), sys.__stderr__
print(text)


class Odd:
    def __eq__(self, other):
        return eval(r"'\q'") == other


with warnings.catch_warnings(record=True) as caught:
    print(sorted([3, 1], key=lambda value: eval(f"{value} is {value}")), [Odd()].count(2))
print(len(caught))
