import traceback, sys, io
def attempt(f, *args, **k):
    try: print(f(*args, **k))
    except BaseException as e: print(type(e).__name__, e)
def make(e, cause=None, context=None, notes=()):
    try:
        if context:
            try: raise context
            except BaseException: raise e
        raise e from cause
    except BaseException as got:
        for n in notes: got.add_note(n)
        return got
def show(e, **k): print(''.join(traceback.format_exception(e, **k)))
plain = make(ValueError('multi\nline'), notes=['note 1', 'note\n2'])
show(plain); show(make(KeyError('k'), cause=plain)); show(make(KeyError('k'), context=plain)); show(make(KeyError('k'), cause=plain), chain=False)
inner = ExceptionGroup('inner', [ValueError(1), make(TypeError('t'), notes=['n'])])
show(make(ExceptionGroup('outer', [inner, KeyError('x')]))); show(make(ExceptionGroup('outer', [KeyError('x'), make(inner)]))); show(ExceptionGroup('outer', [KeyError('x'), make(KeyError('last'), cause=inner)]))
show(make(KeyError('of group'), cause=make(ExceptionGroup('g', [make(OSError('o'), context=IndexError('i'))]))))
deep = ValueError('bottom')
for i in range(13): deep = ExceptionGroup(f'level {i}', [deep])
show(deep)
wide = ExceptionGroup('wide', [ValueError(i) for i in range(20)])
for options in ({}, {'max_group_width': 2}, {'max_group_width': 19}, {'max_group_depth': 0}): print(''.join(traceback.TracebackException.from_exception(wide, **options).format()))
print(traceback.format_exception_only(ExceptionGroup('outer', [inner, make(KeyError('x'), notes=['a\nb'])]), show_group=True))
a = ValueError('a'); b = ValueError('b'); a.__cause__ = b; b.__cause__ = a; show(a)
class BadStr(Exception):
    def __str__(self): raise ValueError
show(BadStr()); attempt(traceback.TracebackException.from_exception, BadStr())
def rec(n): return 1 / 0 if n == 0 else rec(n - 1)
for n in (2, 3, 4, 10):
    try: rec(n)
    except ZeroDivisionError as e: show(e); show(e, limit=2); show(e, limit=-1); print(len(traceback.extract_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__, 2))
sys.tracebacklimit = 1
try: rec(3)
except ZeroDivisionError as e: show(e); err = e
sys.tracebacklimit = -5; show(err)
del sys.tracebacklimit
out = io.StringIO()
traceback.print_exception(ValueError, ValueError('old'), None, file=out); traceback.print_tb(err.__traceback__, 1, out); traceback.print_list(traceback.extract_tb(err.__traceback__)[-1:], out); traceback.print_exception(None, file=out)
try: 1 / 0
except ZeroDivisionError: traceback.print_exc(file=out); print(traceback.format_exc(limit=0))
print(out.getvalue())
attempt(traceback.format_exception, 3); attempt(traceback.format_exception, ValueError(1), None); attempt(traceback.format_exception_only, None); attempt(traceback.print_last)
f = traceback.FrameSummary('f.py', 3, 'fn'); print(f.line == '', list(f), f == ('f.py', 3, 'fn', ''), f == f, f == 3, f[0:2], f.end_lineno, f.colno, f.locals)
f = traceback.FrameSummary('f.py', 3, 'fn', line=' x = 1 \n more', locals={'b': 2, 'a': BadStr}, lookup_line=False); print(f.line, f.locals)
class BadRepr:
    def __repr__(self): raise ValueError
print(traceback.FrameSummary('f.py', None, 'fn', locals={'r': BadRepr()}).locals, traceback.FrameSummary('f.py', None, 'fn').line)
print(traceback.StackSummary.from_list([f, ('g.py', 1, 'g', 'y')]).format())
def here(): return traceback.extract_stack(limit=-2), traceback.format_stack(limit=-1), len(list(traceback.walk_stack(sys._getframe())))
s = here(); print([x.name for x in s[0]], s[1], s[2])
te = traceback.TracebackException(ValueError, ValueError('x'), None); print(te.exc_type_str, te == traceback.TracebackException(ValueError, ValueError('x'), None), te != 3, list(te.format()))
def local():
    x = 5; 1 / 0
try: local()
except ZeroDivisionError as e:
    print(''.join(traceback.TracebackException.from_exception(e, capture_locals=True, limit=-1).format()))
    traceback.clear_frames(e.__traceback__)
try: exec('x = = 2')
except SyntaxError as e: show(e); print(traceback.format_exception_only(ExceptionGroup('g', [e]), show_group=True))
