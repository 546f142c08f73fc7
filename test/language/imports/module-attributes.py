def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === import forms ===
import math
import math as m
import os.path
import os.path as osp
import collections.abc, json as j
from math import pi, sqrt as root
from collections import abc
from collections.abc import Mapping as M, Sequence
print(m is math, osp is os.path, abc is collections.abc, pi == math.pi, root(16), M.__name__, j.__name__, os.path.join('a', 'b'), Sequence.__module__)
def local():
    import string
    from itertools import chain as c
    return string.digits, list(c('a', 'b'))
print(local())
attempt(lambda: string)
# === attributes of modules ===
print(math.__name__, type(math).__name__, repr(math).split(' ')[:2], hasattr(json if False else j, 'loads'), json.__name__ if 'json' in globals() else 'json is not bound', j.__doc__[:4], 'pi' in dir(math), math.__dict__['pi'] == pi, isinstance(math.__dict__, dict))
attempt(lambda: math.nope)
attempt(lambda: j.load_s)
math.added = 5
print(math.added, m.added)
del math.added
attempt(lambda: math.added)
# === star ===
space = {}
exec('from math import *', space)
print('pi' in space, '__name__' in space, 'sqrt' in space)
exec('from string import *', space)
print('digits' in space, '_re' in space, '_string' in space)
# === sys.modules, __import__, importlib ===
import sys, importlib
print(sys.modules['math'] is math, __import__('math') is math, __import__('os.path').__name__, importlib.import_module('os.path') is os.path, __import__('collections.abc', fromlist=['Mapping']).__name__, importlib.import_module('json').__name__)
import types
made = types.ModuleType('made', 'its doc')
made.value = 1
sys.modules['made'] = made
import made as again
from made import value
print(again is made, value, made.__doc__, made.__name__, sorted(vars(made)))
attempt(lambda: made.missing)
del sys.modules['made']
exec('try:\n import made\nexcept ImportError as e: print(e)')
made.__getattr__ = lambda name: f'dynamic {name}'
print(made.anything)
