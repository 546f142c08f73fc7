# What except* raises after its clauses: contexts, causes, tracebacks; and parts of groups.
import traceback, sys
try:
    try: raise ExceptionGroup('eg', [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError('new')
except ExceptionGroup as e:
    print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    for x in e.exceptions: print(repr(x), repr(x.__context__), repr(x.__context__ and x.__context__.__context__),x.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def f():
    try: raise ExceptionGroup('eg', [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError('new')
    except* KeyError: 1/0
try: f()
except ExceptionGroup as e:
    print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    for x in e.exceptions: print(repr(x), repr(x.__context__), repr(x.__context__ and x.__context__.__context__),x.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def g():
    try: raise ExceptionGroup('eg', [ValueError(1), KeyError(2)])
    except* ValueError as e: raise
try: g()
except ExceptionGroup as e:
    print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def h():
    try: raise ValueError(1)
    except* ValueError as e: raise TypeError('t') from e
try: h()
except BaseException as e:
    print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
    traceback.print_exc(file=sys.stdout)
def f():
    try: raise ExceptionGroup('eg', [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError('new')
def show(e): print(repr(e), '|', repr(e.__context__), '|', e.__suppress_context__)
def n():
    try: raise ValueError(1)
    except* ValueError as e: show(e); raise
try: n()
except BaseException as e: show(e); traceback.print_exc(file=sys.stdout)
def n2():
    try: raise ValueError(1)
    except* ValueError as e: show(e); raise e
try: n2()
except BaseException as e: show(e); traceback.print_exc(file=sys.stdout)
def n3():
    try: raise ValueError(1)
    except* ValueError as e: raise TypeError
try: n3()
except BaseException as e: show(e); show(e.__context__); traceback.print_exc(file=sys.stdout)
def n4():
    try: raise ExceptionGroup('x', [ValueError(1), TypeError(2)])
    except* ValueError as e: raise e
try: n4()
except BaseException as e: show(e); traceback.print_exc(file=sys.stdout)
def n5():
    try: raise ExceptionGroup('x', [ValueError(1), TypeError(2)])
    except* ValueError as e: raise e.exceptions[0]
    except* TypeError: raise
try: n5()
except BaseException as e: show(e); traceback.print_exc(file=sys.stdout)
e = ExceptionGroup("g", [ValueError(1), TypeError(2)])
for part in (*e.split(ValueError), e.subgroup(TypeError), e.subgroup(ExceptionGroup), *e.split(Exception), *e.split(OSError)):
    print(repr(part), getattr(part, "__suppress_context__", None), part is e)
