def show(*sources):
    for source in sources:
        try:
            compile(source, "<test>", "exec")
            print(repr(source), "compiles")
        except SyntaxError as error:
            print(repr(source), "->", type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset), repr(error.text))
# === indentation and tabs ===
show(' x = 1', 'x = 1\n  y = 2', 'if x:\npass', 'if x:\n  a\n b', 'if x:\n    a\n  b\n', 'def f():\nreturn 1', 'class C:\nx = 1', 'for x in y:\npass', 'while x:\npass', 'with x:\npass', 'try:\npass', 'try:\n  pass\nexcept:\npass', 'try:\n  pass\nfinally:\npass', 'if x:\n  pass\nelse:\npass', 'if x:\n  pass\nelif y:\npass', 'if x:\n\ta\n        b', 'if x:\n        a\n\tb', 'if x:\n  a\n\tb', 'def f():\n  x = 1\n   y = 2', 'def f():\n  x\n y\n', 'match x:\ncase 1: pass', 'match x:\n  case 1:\n  pass', 'if x:\n  # only a comment\n', 'if x:\n  # comment\ny = 1', 'def f(x):\n    # c\n\nprint(1)', 'def f():\n  """doc"""\n   x', 'if a:\n  if b:\n    c\n   d', 'x = (1,\n2)\n  y', 'class C:\n  def f(self):\n  pass', 'for x in y:\n', 'if x: a\n  b', 'a; b\n c', '  \n x', '\n\n  x = 1', '# c\n  x', 'if x:\n  pass\n  else:\n  pass', 'lambda:\n 1', 'async def f():\npass', 'def f():', 'if x:\n  y\nelse:', 'while x:\n  y\nelse:\nz', 'try:\n  x\nexcept* E:\npass', 'with a as b:\n', '@d\ndef f():\nx')
import traceback
for source in 'if x:\npass', ' x = 1', 'if x:\n    a\n  b\n', 'if x:\n\ta\n        b', 'def f(:', 'x = (1', "x = 'a", 'a b', '1 = x', 'f(a=1, b)':
    try: compile(source, 'shown.py', 'exec')
    except SyntaxError as error: print(''.join(traceback.format_exception_only(error)))
