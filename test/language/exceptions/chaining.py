def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === __context__, __cause__, __suppress_context__ ===
def describe(error):
    return repr(error), repr(error.__context__), repr(error.__cause__), error.__suppress_context__
def implicit():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('second')
def explicit():
    try: 1 / 0
    except ZeroDivisionError as error: raise KeyError('second') from error
def suppressed():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('second') from None
def unrelated(): raise KeyError('k') from ValueError('cause')
def from_class(): raise KeyError('k') from ValueError
def three():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise KeyError('b')
    except KeyError: raise IndexError('c')
for action in implicit, explicit, suppressed, unrelated, from_class, three:
    try: action()
    except LookupError as error: print(action.__name__, *describe(error))
def bad_cause(): raise KeyError('k') from 5
def bad_raise(): raise 5
def bad_class(): raise int
def bad_text(): raise 'text'
def none(): raise None
for action in bad_cause, bad_raise, bad_class, bad_text, none:
    attempt(action)
e = ValueError()
attempt(lambda: setattr(e, '__cause__', 5))
attempt(lambda: setattr(e, '__context__', 'x'))
attempt(lambda: setattr(e, '__traceback__', 5))
attempt(lambda: delattr(e, '__cause__'))

# === bare raise ===
def reraise():
    try: int('x')
    except ValueError: raise
def reraise_later():
    try: int('x')
    except ValueError:
        try: 1 / 0
        except ZeroDivisionError: pass
        raise
def no_active(): raise
attempt(reraise)
attempt(reraise_later)
attempt(no_active)
def in_function():
    def inner(): raise
    try: {}['k']
    except KeyError: inner()
attempt(in_function)

# === the name is unbound after the handler ===
try: int('x')
except ValueError as name: pass
attempt(lambda: name)
def local():
    try: 1 / 0
    except ZeroDivisionError as err: kept = err
    try: return err
    except UnboundLocalError as error: return str(error), repr(kept)
print(local())
def rebind():
    err = 'before'
    try: 1 / 0
    except ZeroDivisionError as err: err = 'inside'
    return 'err' in locals()
print(rebind())

# === context is not made circular; the same object re-raised ===
a, b = ValueError('a'), KeyError('b')
try:
    try: raise a
    except ValueError: raise b
except KeyError as error:
    try:
        try: raise error
        except KeyError: raise a
    except ValueError as last: print(describe(last)[:2], repr(last.__context__.__context__))
try:
    try: raise a
    except ValueError as error: raise error
except ValueError as error: print(error is a, error.__context__ is not a)

# === in else, finally, with, generators ===
def in_else():
    try: pass
    except ValueError: pass
    else: raise KeyError('else')
def nested_finally():
    try:
        try: 1 / 0
        finally: int('x')
    except ValueError as error: return repr(error.__context__)
class Exit:
    def __enter__(self): pass
    def __exit__(self, *a): raise IndexError('exit')
def in_exit():
    with Exit(): raise KeyError('body')
print(nested_finally())
attempt(in_else)
try: in_exit()
except IndexError as error: print(describe(error))
