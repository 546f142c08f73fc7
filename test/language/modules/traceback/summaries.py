import traceback, sys
def f(n):
    if n == 0: raise ValueError('deep')
    return f(n - 1)
try: f(8)
except ValueError as e: err = e
print(''.join(traceback.format_exception(err)))
print(''.join(traceback.format_tb(err.__traceback__, limit=2)))
print(''.join(traceback.format_tb(err.__traceback__, limit=-2)))
print(traceback.format_list(traceback.extract_tb(err.__traceback__))[:2])
print(traceback.format_list([('file.py', 3, 'fn', 'x = 1'), ('g.py', 4, 'g', None)]))
te = traceback.TracebackException.from_exception(err)
print(te, te.exc_type_str, te.stack[0], te.stack[-1].line, list(te.format_exception_only()), te == te, te.__cause__, te.exceptions)
fs = te.stack[0]; print(fs.name, fs.lineno, fs.colno, fs.end_colno, fs.end_lineno, tuple(fs), fs[1], len(fs), repr(fs))
print(traceback.format_exception(None), traceback.format_exception_only(None), traceback.format_exc())
def g():
    return traceback.extract_stack()
print([ (x.name, x.line) for x in g()])
def h():
    return ''.join(traceback.format_stack())
print(h())
print([(fr.f_code.co_name, n) for fr, n in traceback.walk_tb(err.__traceback__)][:3])
def eg():
    raise ExceptionGroup('eg', [ValueError(i) for i in range(18)])
try: eg()
except ExceptionGroup as e: print(''.join(traceback.format_exception(e)))
try:
    try: eg()
    except ExceptionGroup as e: raise TypeError('x') from e
except TypeError as e: print(''.join(traceback.format_exception(e))); e2 = e
try: raise ExceptionGroup('outer', [e2, KeyError('k')])
except ExceptionGroup as e: print(''.join(traceback.format_exception(e))); print(traceback.format_exception_only(e, show_group=True))
try: compile('x = (', 'f.py', 'exec')
except SyntaxError as e: print(''.join(traceback.format_exception(e))); print(traceback.format_exception_only(e)); t = traceback.TracebackException.from_exception(e); print(t.filename, t.lineno, t.text, t.offset, t.msg)
class My(Exception): pass
My.__module__ = 'pkg.mod'
print(traceback.format_exception_only(My('m')), traceback.format_exception_only(My()))
n = ValueError('v'); n.__notes__ = 5; print(traceback.format_exception_only(n)); n.__notes__ = ['a', 3]; print(traceback.format_exception_only(n))
out = []
class W:
    def write(self, s): out.append(s)
traceback.print_exception(err, file=W(), limit=1); print(out)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError('a') from None
except KeyError as e: print(traceback.format_exc()); 
def loc():
    a = 1; b = 'two'
    raise ValueError('l')
try: loc()
except ValueError as e:
    t = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(t.stack[-1].locals); print(''.join(t.stack.format()[-1:]))
for bad in (lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError(), None)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
ss = traceback.StackSummary.from_list([('a', 1, 'b', 'c')]); print(ss, ss.format())
class Only(traceback.StackSummary):
    def format_frame_summary(self, fs): return None if fs.name == '<module>' else super().format_frame_summary(fs)
