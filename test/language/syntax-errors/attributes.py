# === attributes of the error, and how it is built by hand ===
def catch(source, mode='exec', name='file.py'):
    try: compile(source, name, mode)
    except SyntaxError as error: return error
for source in 'x = (1', 'a b', 'def f():\n  x = 1\n  y = = 2\n', 'é = "ü" ö', 'x = 1\n\n\nif y\n  z', 'f(\n a,\n b c\n)', '\ta b' , 'if x:\n  y\n z':
    e = catch(source)
    print(type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.print_file_and_line, str(e), e.args[0] == e.msg)
e = catch('a b', 'eval', '<text>')
print(e, repr(e), e.args)
try: eval('1 +')
except SyntaxError as error: print(error.filename, error, error.text)
try: exec('x = \n')
except SyntaxError as error: print(error.filename, error, error.lineno)
# === made by hand ===
made = SyntaxError('message', ('name.py', 3, 5, 'some text\n'))
print(made, made.filename, made.lineno, made.offset, made.text, made.end_lineno, repr(made))
full = SyntaxError('message', ('name.py', 3, 5, 'some text', 3, 9))
print(full.end_lineno, full.end_offset, str(full), str(SyntaxError('only')), str(SyntaxError()), SyntaxError('a').lineno)
import traceback
print(''.join(traceback.format_exception_only(made)), ''.join(traceback.format_exception_only(full)), ''.join(traceback.format_exception_only(SyntaxError('plain'))), sep='')
made.lineno, made.text = 7, None
print(made, ''.join(traceback.format_exception_only(made)))
for wrong in (('a', 5), ('a', (1,)), ('a', ('f', 1, 2)), ('a', ('f', 1, 2, 3, 4, 5, 6))):
    try: print(SyntaxError(*wrong).args)
    except Exception as error: print(type(error).__name__, error)
print(SyntaxError.__mro__, IndentationError.__mro__[1], TabError.__mro__[1])
