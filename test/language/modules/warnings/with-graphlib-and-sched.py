import warnings, sys
class W:
    def write(self, s): print('ERR', repr(s))
    def flush(self): pass
sys.stderr = W()
warnings.warn('first'); warnings.warn('dep', DeprecationWarning); warnings.warn(UserWarning('inst'))
def f(): warnings.warn('from f', RuntimeWarning, stacklevel=2)
for i in range(3): f()
for i in range(2): warnings.warn('loop')
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('a'); warnings.warn('a'); f()
print(len(log), log[0].message, log[0].category.__name__, log[2].lineno, str(log[0])[:40], log[0].filename[-5:])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('raised', ResourceWarning)
    except ResourceWarning as e: print('caught', e)
with warnings.catch_warnings(action='ignore'): warnings.warn('silent')
warnings.filterwarnings('ignore', message='ign.*'); warnings.warn('ignore me'); warnings.warn('not ignored')
@warnings.deprecated('use g')
def old(x): return x
print(old(3), old.__deprecated__)
@warnings.deprecated('old class')
class C:
    def __init__(self, a): self.a = a
print(C(4).a)
for bad in (lambda: warnings.warn('x', 5), lambda: warnings.simplefilter('bad'), lambda: warnings.filterwarnings('ignore', message=5), lambda: warnings.filterwarnings('ignore', lineno=-1), lambda: warnings.deprecated(5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'), repr(warnings.catch_warnings(record=True)))
def mine(*a): print('mine', a[:2])
warnings.showwarning = mine
warnings.warn('shown by mine')
warnings.warn_explicit('explicit', UserWarning, 'file.py', 10); print(warnings.filters[0][0])
warnings.resetwarnings(); print(warnings.filters)
import graphlib, sched
ts = graphlib.TopologicalSorter({'D': {'B', 'C'}, 'C': {'A'}, 'B': {'A'}})
print(list(graphlib.TopologicalSorter({'b': ['a'], 'c': ['b']}).static_order()))
ts.prepare(); print(ts.get_ready(), ts.get_ready(), ts.is_active()); ts.done('A'); print(sorted(ts.get_ready())); 
try: ts.done('Z')
except ValueError as e: print(e)
try: ts.done('D')
except ValueError as e: print(e)
try: ts.done('A')
except ValueError as e: print(e)
try: graphlib.TopologicalSorter({'a': ['b'], 'b': ['c'], 'c': ['a']}).prepare()
except graphlib.CycleError as e: print(e.args)
try: ts.add('q')
except ValueError as e: print(e)
try: graphlib.TopologicalSorter().get_ready()
except ValueError as e: print(e)
now = [0]; s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
out = []
s.enter(5, 1, out.append, ('late',)); s.enter(1, 2, out.append, argument=('b',)); s.enter(1, 1, out.append, ('a',)); e = s.enter(3, 1, out.append, ('cancelled',), {})
s.cancel(e); print([(x.time, x.argument) for x in s.queue], s.empty(), s.run(blocking=False)); s.run(); print(out, now, s.empty(), e._fields)
try: s.cancel(e)
except ValueError as x: print(type(x).__name__)
