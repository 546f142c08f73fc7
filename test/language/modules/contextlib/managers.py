import contextlib, io, sys
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
log = []
# === contextmanager ===
@contextlib.contextmanager
def tag(name):
    """Tag doc."""
    log.append(f'<{name}>')
    try: yield name.upper()
    except ValueError as e: log.append(f'swallowed {e}')
    finally: log.append(f'</{name}>')
with tag('a') as a, tag('b'): log.append(a)
with tag('c'): raise ValueError('v')
try:
    with tag('d'): raise KeyError('k')
except KeyError as e: log.append(repr(e))
@tag('deco')
def decorated(x): return x * 2
print(decorated(4), decorated(5), log, tag.__name__, tag.__doc__)
@contextlib.contextmanager
def none(): return; yield
@contextlib.contextmanager
def two(): yield 1; yield 2
@contextlib.contextmanager
def catches():
    try: yield
    except Exception: pass
    yield 'again'
def use(manager, error=None):
    with manager as value:
        if error: raise error
    return value
attempt(use, none()); attempt(use, two()); attempt(use, catches(), KeyError('x')); attempt(use, tag('e'), StopIteration('s')); attempt(use, tag('f'), ValueError('q'))
m = tag('g'); use(m); attempt(use, m)
# === closing, suppress, nullcontext, redirect_stdout, ExitStack, chdir-free ===
class R:
    def close(self): log.append('closed')
log.clear()
with contextlib.closing(R()) as r: pass
with contextlib.suppress(KeyError, IndexError): {}['x']
with contextlib.suppress(): pass
attempt(use, contextlib.suppress(KeyError), ValueError('not suppressed'))
with contextlib.nullcontext('value') as v: print(v, log)
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer): print('hidden')
with contextlib.redirect_stderr(buffer): print('err', file=sys.stderr)
print(repr(buffer.getvalue()))
log.clear()
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in 'xy']
    stack.callback(log.append, 'callback'); stack.push(lambda *d: log.append(d[0] and d[0].__name__))
    log.append(names)
print(log); log.clear()
with contextlib.ExitStack() as stack:
    stack.enter_context(tag('p')); stack.push(lambda *d: True)
    raise OSError('swallowed by push')
print(log)
with contextlib.ExitStack() as stack:
    stack.callback(print, 'never now'); kept = stack.pop_all()
kept.close()
attempt(lambda: contextlib.ExitStack().enter_context(5))
def fail_in_exit():
    with contextlib.ExitStack() as s:
        s.callback(lambda: 1 / 0); s.callback(lambda: {}['k'])
        raise ValueError('body')
try: fail_in_exit()
except ZeroDivisionError as e: print(repr(e.__context__), repr(e.__context__.__context__))
class D(contextlib.ContextDecorator):
    def __enter__(self): log.append('in'); return self
    def __exit__(self, *a): log.append('out')
log.clear()
@D()
def f(): log.append('f')
f(); print(log, isinstance(D(), contextlib.AbstractContextManager))
# === async ===
@contextlib.asynccontextmanager
async def atag(n):
    log.append(f'+{n}')
    try: yield n
    finally: log.append(f'-{n}')
async def run():
    async with atag('x') as x, contextlib.AsyncExitStack() as s:
        await s.enter_async_context(atag('y')); log.append(x)
log.clear()
try: run().send(None)
except StopIteration: print(log)
