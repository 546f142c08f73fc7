def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === args and str ===
for e in ValueError(), ValueError('one'), ValueError('one', 2), ValueError(None), ValueError(''), KeyError('k'), KeyError(), KeyError('a', 'b'), KeyError(1), KeyError("it's"), Exception([1]), Exception((1, 2)), OSError(2, 'No such file'), OSError('just text'), OSError(2, 'msg', 'file.txt'), OSError(2, 'm', 'a', None, 'b'), StopIteration(5), SystemExit(), SystemExit(3), SystemExit('bye', 1), ImportError('m', name='n', path='p'), UnicodeDecodeError('utf-8', b'abc', 1, 2, 'bad'), UnicodeEncodeError('ascii', 'aé', 1, 2, 'worse'), UnicodeEncodeError('ascii', 'éé', 0, 2, 'worse'), AttributeError('a', name='n', obj=5), NameError('x', name='q'), SyntaxError('msg'), SyntaxError('msg', ('file', 1, 2, 'text')), BaseException('b'), KeyboardInterrupt(), StopAsyncIteration(1), FileNotFoundError(2, 'gone', 'f'), ExceptionGroup('g', [ValueError(1)]), UnicodeTranslateError('é', 0, 1, 'r'), RecursionError('deep'), NotImplementedError(), MemoryError(), AssertionError('x'):
    print(repr(e), '|', str(e), '|', e.args)

# === attributes of special exceptions ===
e = OSError(2, 'No such file', 'a.txt')
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, type(OSError(13, 'x')).__name__, type(OSError(17, 'x')).__name__, type(OSError(110, 'x')).__name__, type(OSError(9999, 'x')).__name__, OSError('a').errno, IOError is OSError, EnvironmentError is OSError)
e = StopIteration(1, 2)
print(e.value, StopIteration().value, SystemExit(5).code, SystemExit().code, SystemExit(1, 2).code, ImportError('x', name='n').name, ImportError().name, ImportError('x').msg, NameError('m', name='z').name, AttributeError('m', obj=1).obj, AttributeError().name, SyntaxError('m', ('f', 1, 2, 't', 3, 4)).end_lineno, KeyError('a').args[0])
attempt(lambda: ValueError(x=1))
attempt(lambda: ImportError('a', foo=1))
attempt(lambda: UnicodeDecodeError('a'))
attempt(lambda: UnicodeDecodeError('a', 'text', 1, 2, 'r'))
attempt(lambda: OSError(1, 2, 3, 4, 5, 6))
attempt(lambda: AttributeError(bar=1))
attempt(lambda: SyntaxError('m', 5))
attempt(lambda: ExceptionGroup('m', []))

# === setting ===
e = ValueError('a')
e.args = ('b', 1)
e.extra = 'free attribute'
print(e, e.args, e.extra, vars(e))
e.args = 'xy'
print(e.args)
attempt(lambda: setattr(e, 'args', 5))
attempt(lambda: delattr(e, 'args'))
print(ValueError('a') == ValueError('a'), ValueError.__mro__, e.with_traceback(None) is e, e.__traceback__, e.__notes__ if hasattr(e, '__notes__') else 'no notes')
e.add_note('note 1')
e.add_note('note 2')
print(e.__notes__)
attempt(e.add_note, 5)
attempt(e.with_traceback, 5)

# === own exceptions ===
class Http(Exception):
    def __init__(self, code, reason='?'):
        super().__init__(code, reason)
        self.code = code
    def __str__(self): return f'HTTP {self.code}'
class NotFound(Http):
    def __init__(self, url): 
        super().__init__(404, url)
        self.url = url
class NoInit(Exception):
    def __init__(self, a, b): self.a, self.b = a, b
class Default(Exception):
    message = 'class message'
    def __str__(self): return self.message
for e in Http(500), NotFound('/x'), NoInit(1, 2), Default('given'), type('Made', (KeyError, ValueError) if False else (LookupError,), {})('m'):
    print(repr(e), str(e), e.args, isinstance(e, Exception))
class Multi(KeyError, AttributeError): pass
print(Multi('m'), [c.__name__ for c in Multi.__mro__], issubclass(Multi, LookupError))
