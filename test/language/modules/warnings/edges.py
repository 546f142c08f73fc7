# === filters, registries and deprecated things at their edges ===
import warnings, sys
def attempt(f, *args, **keywords):
    try: print(f(*args, **keywords))
    except BaseException as e: print(type(e).__name__, e)
def caught(action, times=3):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings(); warnings.simplefilter(action)
        for _ in range(times): warnings.warn('same')
        for _ in range(2): warnings.warn('same', RuntimeWarning)
        warnings.warn('other'); warnings.warn('same')
    return [f'{w.category.__name__}:{w.message}' for w in log]
for action in ('always', 'default', 'module', 'once', 'ignore'): print(action, caught(action))
attempt(caught, 'error'); attempt(caught, 'nope')
with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    warnings.filterwarnings('error', 'stop', UserWarning); warnings.filterwarnings('ignore', module='__main__', lineno=1); warnings.simplefilter('always', append=True)
    print(len(warnings.filters), [f[0] for f in warnings.filters], warnings.filters[1][1].pattern)
    warnings.simplefilter('always', append=True); print(len(warnings.filters))
    attempt(warnings.warn, 'Stop it'); attempt(warnings.warn, 'go on'); attempt(warnings.warn, 'stop', RuntimeWarning)
    attempt(warnings.warn_explicit, 'text', UserWarning, 'some/file.py', 3); attempt(warnings.warn_explicit, UserWarning('inst'), None, 'x.txt', '7', registry={}, module='m')
    print([(str(w.message), w.lineno, w.filename) for w in log[2:]])
print(log[0].source, log[0].file, log[0].line, str(log[2]))
def level(n):
    def inner(): warnings.warn('deep', stacklevel=n)
    inner()
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    for n in (1, 2, 3, 50): level(n)
    print([(w.filename[-8:], w.lineno) for w in log])
with warnings.catch_warnings(record=True, action='always') as log:
    registry = {}
    for _ in range(2): warnings.warn_explicit('r', UserWarning, 'f', 1, registry=registry)
    print(len(log), [k for k in registry if k != 'version'])
with warnings.catch_warnings(record=True, action='default') as log:
    registry = {}
    for _ in range(2): warnings.warn_explicit('r', UserWarning, 'f', 1, registry=registry)
    print(len(log), [k for k in registry if k != 'version'])
    with warnings.catch_warnings(record=True) as inner: warnings.warn_explicit('in', UserWarning, 'f', 2)
    print(len(log), len(inner))
c = warnings.catch_warnings(); attempt(c.__exit__); c.__enter__(); attempt(c.__enter__); c.__exit__(); print(repr(c), repr(warnings.catch_warnings(record=True)))
attempt(warnings.warn, 'x', category=int); attempt(warnings.warn, 'x', skip_file_prefixes=3); attempt(warnings.simplefilter, 'ignore', lineno='x'); attempt(warnings.filterwarnings, 'ignore', module=3); attempt(warnings.filterwarnings, 'ignore', category=3)
attempt(warnings.formatwarning, 'm', UserWarning, 'nofile', 3); attempt(warnings.formatwarning, 'm', UserWarning, 'nofile', 3, '   text ')
class Out:
    def write(self, s): print('OUT', repr(s))
warnings.showwarning('shown', UserWarning, 'nofile', 1, Out(), 'line')
warnings.formatwarning = lambda *a, **k: f'formatted {a[0]}'
warnings.showwarning(UserWarning('shown'), UserWarning, 'nofile', 1, Out())
with warnings.catch_warnings():
    warnings.showwarning = None
    attempt(warnings.warn, 'uncallable')
# === deprecated ===
@warnings.deprecated('no f')
def f(a): "doc"; return a
@warnings.deprecated('no C', category=FutureWarning)
class C:
    def __init__(self, a=0): self.a = a
@warnings.deprecated('no D')
class D: pass
@warnings.deprecated('silent', category=None)
def g(): return 'g'
with warnings.catch_warnings(record=True, action='always') as log:
    print(f(1), f.__name__, f.__doc__, f.__deprecated__, C(2).a, g(), g.__deprecated__)
    class E(C): pass
    print(E(3).a); D(); attempt(D, 1)
    print([(w.category.__name__, str(w.message), w.lineno) for w in log])
attempt(warnings.deprecated, 3); attempt(lambda: warnings.deprecated('x')(3))
