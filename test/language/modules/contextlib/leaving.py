# === leaving managers, stacks and decorated functions ===
import contextlib, asyncio
from contextlib import *
def attempt(f):
    try: print(f())
    except BaseException as e:
        chain=[]; 
        c=e
        while c is not None and len(chain)<8: chain.append(f"{type(c).__name__}:{c}"); c = None if c.__suppress_context__ or isinstance(c, ExceptionGroup) else c.__context__
        print(" <- ".join(chain))
@contextmanager
def cm(mode):
    "doc of cm"
    if mode == "noyield": return
    try:
        yield mode
    except ValueError:
        if mode == "swallow": return
        if mode == "other": raise KeyError("other")
        if mode == "from": raise KeyError("from") from None
        if mode == "again": yield 2
        raise
    if mode == "two": yield 2
def run(mode, exc):
    with cm(mode) as v:
        if exc: raise exc
    return "done " + mode
for mode in "plain noyield swallow other from again two".split():
    for exc in (None, ValueError("v"), StopIteration("s"), RuntimeError("r"), KeyboardInterrupt("k")):
        attempt(lambda: run(mode, exc))
print(cm.__doc__, cm("x").__doc__, cm.__wrapped__.__name__, type(cm("x")).__name__)
def manual():
    c=cm("plain"); c.__enter__(); return c.__exit__(ValueError, None, None)
attempt(manual)
@cm("deco")
def deco(a, *, b): return a+b
print(deco(1,b=2), deco(3,b=4))
def raising(e):
    def f(*a): raise e
    return f
def stack1():
    with ExitStack() as s:
        s.callback(raising(ValueError("1"))); s.callback(raising(KeyError("2"))); s.callback(raising(TypeError(3)))
        raise IndexError("body")
attempt(stack1)
def stack2():
    s=ExitStack(); s.callback(raising(ValueError("1"))); s.callback(raising(KeyError("2"))); s.close()
attempt(stack2)
def stack3():
    with ExitStack() as s:
        s.push(lambda *a: print("got", a[0], a[1]) or True)
        s.callback(raising(ValueError("1")))
        s.push(lambda *a: True)
        raise IndexError("body")
    return "fine"
attempt(stack3)
def stack4():
    try: raise OSError("outer")
    except OSError:
        with ExitStack() as s:
            s.callback(raising(ValueError("1"))); s.callback(raising(KeyError("2")))
            raise IndexError("body")
attempt(stack4)
def stack5():
    try: raise OSError("outer")
    except OSError:
        with ExitStack() as s:
            s.callback(raising(ValueError("1"))); s.callback(raising(KeyError("2")))
attempt(stack5)
attempt(lambda: ExitStack().enter_context(1))
class Cm:
    def __init__(self, n): self.n=n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n, a[:2])
def stack6():
    with ExitStack() as s:
        print(s.enter_context(Cm(1))); c=Cm(2); print(s.push(c) is c); 
        t=s.pop_all()
    print("left")
    t.close()
    return type(t)
attempt(stack6)
print(issubclass(Cm, AbstractContextManager), issubclass(int, AbstractContextManager), issubclass(Cm, AbstractAsyncContextManager))
attempt(AbstractContextManager); attempt(AbstractAsyncContextManager)
class Sub(AbstractContextManager): pass
attempt(Sub)
print(issubclass(Cm, Sub))
class Sub2(AbstractContextManager):
    def __exit__(self, *a): return super().__exit__(*a)
with Sub2() as q: print(type(q))
attempt(lambda: suppress(KeyError).__exit__(None,None,None))
def sup(e,*k):
    with suppress(*k): raise e
    return "ok"
attempt(lambda: sup(KeyError(1), KeyError)); attempt(lambda: sup(KeyError(1), ValueError))
attempt(lambda: sup(ExceptionGroup("g",[KeyError(1)]), KeyError)); attempt(lambda: sup(ExceptionGroup("g",[KeyError(1),ValueError(2)]), KeyError))
import io,sys
out=io.StringIO()
r=redirect_stdout(out)
with r as o:
    print("a")
    with r: print("b")
    print(o is out, file=sys.stderr if 0 else out)
print(repr(out.getvalue()))
@asynccontextmanager
async def acm(mode):
    if mode == "noyield": return
    try:
        yield mode
    except ValueError:
        if mode == "swallow": return
        if mode == "other": raise KeyError("other")
        if mode == "again": yield 2
        raise
    if mode == "two": yield 2
async def arun(mode, exc):
    async with acm(mode) as v:
        if exc: raise exc
    return "done " + mode
for mode in "plain noyield swallow other again two".split():
    for exc in (None, ValueError("v"), StopIteration("s"), StopAsyncIteration("sa"), RuntimeError("r")):
        attempt(lambda: asyncio.run(arun(mode, exc)))
class ACm:
    async def __aenter__(self): print("aenter"); return 5
    async def __aexit__(self,*a): print("aexit", a[:2]); return True
async def astack():
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(ACm()))
        s.push_async_exit(ACm())
        async def cb(a): print("cb",a)
        print(s.push_async_callback(cb, 4) is cb)
        s.callback(print, "sync")
        s.enter_context(Cm(3))
        raise ValueError("x")
    return "ok"
attempt(lambda: asyncio.run(astack()))
async def bad(): await AsyncExitStack().enter_async_context(3)
attempt(lambda: asyncio.run(bad()))
with nullcontext(4) as n: print(n)
with closing(io.StringIO()) as f: pass
print(f.closed, AbstractContextManager[int])
@acm("d")
async def adec(x): return x*2
print(asyncio.run(adec(4)))
