import sys
# === inside and outside handlers ===
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    print(kind, value is error, trace is error.__traceback__, sys.exception() is error)
    try:
        int('x')
    except ValueError:
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
print(sys.exc_info())

# === in finally, in called functions, in generators ===
def called():
    return repr(sys.exception())
try:
    try: {}['k']
    finally: print('finally', called())
except KeyError: print('handler', called())
def generator():
    print('gen', sys.exc_info()[0])
    try: 1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
try: raise ValueError
except ValueError:
    g = generator()
    print(next(g), sys.exc_info()[0])
print(next(g), sys.exc_info()[0], next(g))

# === after return, break, continue from a handler ===
def returns():
    try: 1 / 0
    except ZeroDivisionError: return 'returned'
print(returns(), sys.exc_info()[0])
for i in range(2):
    try: 1 / 0
    except ZeroDivisionError: continue
print(sys.exc_info()[0])

# === traceback objects ===
def a(): b()
def b(): raise ValueError('deep')
try: a()
except ValueError as error:
    trace = error.__traceback__
    while trace:
        print(trace.tb_frame.f_code.co_name, trace.tb_lineno, trace.tb_next is not None, trace.tb_frame.f_lineno is not None)
        trace = trace.tb_next
try:
    raise ValueError('again').with_traceback(None)
except ValueError as error: print(error.__traceback__.tb_lineno, type(error.__traceback__).__name__)
