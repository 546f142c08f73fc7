import traceback
# === format_exc and friends ===
def inner(n):
    return 10 / n
def outer(n):
    x = inner(n)
    return x
try: outer(0)
except ZeroDivisionError as error:
    print(traceback.format_exc())
    print(traceback.format_exception_only(error), traceback.format_exception_only(ValueError('multi\nline')), traceback.format_exception_only(KeyError('k')), traceback.format_exception_only(ValueError()))
    print(traceback.format_tb(error.__traceback__))
    print(''.join(traceback.format_exception(error)) == traceback.format_exc())
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    print(''.join(traceback.format_exception(error, limit=1)))

# === chained ===
try:
    try: outer(0)
    except ZeroDivisionError as error: raise KeyError('wrapped') from error
except KeyError: print(traceback.format_exc())
try:
    try: outer(0)
    except ZeroDivisionError: raise KeyError('during')
except KeyError as error:
    print(traceback.format_exc())
    print(''.join(traceback.format_exception(error, chain=False)))

# === notes, groups ===
try:
    error = ValueError('noted')
    error.add_note('first note')
    error.add_note('second\nwith two lines')
    raise error
except ValueError: print(traceback.format_exc())
try: raise ExceptionGroup('group', [ValueError('a'), ExceptionGroup('sub', [KeyError('b')])])
except ExceptionGroup: print(traceback.format_exc())
class Odd(Exception):
    def __str__(self): raise RuntimeError('no str')
print(traceback.format_exception_only(Odd()))
print(traceback.format_exc())
