class L:
    def __next__(self): raise StopIteration('done')
    def __iter__(self): return self
try: next(L())
except StopIteration as s: print(s.value)
class W:
    def __next__(self): return next(L())
    def __iter__(self): return self
try: next(W())
except StopIteration as s: print(s.value)
def g():
    return (yield from W())
try: next(g())
except StopIteration as s: print(s.value)
class A:
    def __await__(self): return W()
async def c(): return await A()
try: c().send(None)
except StopIteration as s: print(s.value)
def h():
    x = yield from L()
    return x
try: next(h())
except StopIteration as s: print('h', s.value)
