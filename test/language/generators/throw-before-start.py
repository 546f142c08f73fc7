# An exception thrown into a generator or coroutine that has not begun: it is raised at the definition, and nothing runs.
import traceback, sys
def gen():
    try:
        yield 1
    except ValueError:
        print('entered')
        yield 2
    finally:
        print('finally')
g = gen()
try: g.throw(ValueError('a'))
except ValueError as e: traceback.print_exc(file=sys.stdout)
print(list(g), g.gi_frame)
async def coro():
    try:
        await None
    finally:
        print('finally')
c = coro()
try: c.throw(ValueError('b'))
except ValueError: traceback.print_exc(file=sys.stdout)
try: c.send(None)
except RuntimeError as e: print(e)
async def agen():
    try:
        yield 1
    except ValueError: print('in')
a = agen()
x = a.athrow(ValueError('c'))
try: x.send(None)
except ValueError: traceback.print_exc(file=sys.stdout)
g = gen(); g.close(); print(list(g))
c = coro(); c.close()
@staticmethod
def deco(f): return f
@deco
def gen2(
    a=1,
    b=2,
):
    """doc"""
    try: yield
    except BaseException: print('no')
g = gen2()
try: g.throw(KeyError('k'))
except KeyError: traceback.print_exc(file=sys.stdout)
gx = (i for i in [1])
try: gx.throw(KeyError('k'))
except KeyError: traceback.print_exc(file=sys.stdout)
def outer():
    yield from gen()
o = outer()
try: o.throw(KeyError('k'))
except KeyError: traceback.print_exc(file=sys.stdout)
def sub():
    yield from iter_with_throw()
class iter_with_throw:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): print('throw', a); raise IndexError
o = sub()
next(o)
try: o.throw(KeyError('k'))
except IndexError: traceback.print_exc(file=sys.stdout)
import contextlib
@contextlib.contextmanager
def cm():
    try: yield
    except ValueError: print('cm in')
with cm(): raise ValueError
try:
    raise KeyError('ctx')
except KeyError:
    try: gen().throw(ValueError('z'))
    except ValueError as e: print(repr(e.__context__))
def gen():
    yield 1
for exc in (StopIteration(3), StopAsyncIteration(), GeneratorExit(), KeyboardInterrupt):
    g = gen()
    try: print('got', g.throw(exc))
    except BaseException: traceback.print_exc(file=sys.stdout)
async def co(): pass
for exc in (StopIteration(3), StopAsyncIteration()):
    g = co()
    try: print('got', g.throw(exc))
    except BaseException: traceback.print_exc(file=sys.stdout)
async def ag(): yield 1
for exc in (StopAsyncIteration(), GeneratorExit()):
    g = ag().athrow(exc)
    try: print('got', g.send(None))
    except BaseException: traceback.print_exc(file=sys.stdout)
a = ag(); c = a.aclose()
try: c.send(None)
except StopIteration as e: print('stop', e)
x = ag().__anext__()
try: x.throw(KeyError(1))
except KeyError: traceback.print_exc(file=sys.stdout)
print(list(gen()))
try:
    def f():
        raise KeyError('x')
    f()
except KeyError as e:
    g = gen()
    try: g.throw(e)
    except KeyError: traceback.print_exc(file=sys.stdout)
    tb = e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_lineno); tb = tb.tb_next
g = gen()
class Odd:
    def __await__(self):
        return gen()
async def m():
    await Odd()
c = m()
c.send(None)
try: c.throw(ValueError('late'))
except ValueError: traceback.print_exc(file=sys.stdout)
import asyncio
async def main():
    async def never():
        try:
            print('never started')
        except asyncio.CancelledError: print('in')
        finally: print('finally')
    t = asyncio.create_task(never()); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print('cancelled', repr(e))
asyncio.run(main())
