# === the tree of builtin exceptions ===
def walk(cls, depth=0):
    print('  ' * depth + cls.__name__)
    for sub in sorted((s for s in cls.__subclasses__() if s.__module__ == 'builtins'), key=lambda c: c.__name__):
        walk(sub, depth + 1)
walk(BaseException)

# === which handler catches what ===
cases = [ZeroDivisionError, OverflowError, IndexError, KeyError, UnicodeDecodeError, FileNotFoundError, ModuleNotFoundError, NotImplementedError, RecursionError, UnboundLocalError, IndentationError, TabError, BrokenPipeError, StopIteration, KeyboardInterrupt, SystemExit, GeneratorExit, TimeoutError, InterruptedError, PythonFinalizationError, ExceptionGroup, BaseExceptionGroup, EncodingWarning]
for cls in cases:
    print(cls.__name__, [base.__name__ for base in (ArithmeticError, LookupError, ValueError, OSError, ImportError, RuntimeError, NameError, SyntaxError, ConnectionError, Exception, Warning) if issubclass(cls, base)])

# === handlers given as tuples, variables, nested tuples, wrong things ===
def handle(kinds, error):
    try:
        try: raise error
        except kinds as caught: return f'caught {caught!r}'
    except BaseException as other: return f'not caught: {type(other).__name__}: {other}'
print(handle(LookupError, KeyError('k')), handle((ValueError, KeyError), KeyError('k')), handle((), KeyError('k')), handle((ValueError, (KeyError,)), KeyError('k')), handle(5, KeyError('k')), handle('KeyError', KeyError('k')), handle(int, KeyError('k')), handle((ValueError, 5), ValueError('v')), handle((5, ValueError), ValueError('v')), handle(None, KeyError('k')), handle(BaseException, KeyboardInterrupt()), handle(Exception, SystemExit(1)), handle(KeyError('x'), KeyError('k')), handle(Exception, GeneratorExit()), sep='\n')
def evaluated_lazily():
    try: pass
    except undefined_name: pass
    return 'never evaluated'
print(evaluated_lazily())
try:
    try: 1 / 0
    except undefined_name: pass
except NameError as error:
    print(error, repr(error.__context__))
