def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === what is not there ===
def run(source): exec(source, {})
for source in 'import nope', 'import nope.sub', 'import math.nope', 'import os.nope', 'from nope import x', 'from math import nope', 'from math import sqr', 'from os import paths', 'from collections import Mapping', 'from collections.abc import mapping', 'import json.nope as x', 'from json import loadz', 'from . import x', 'from .x import y', 'from .. import x', 'from math import pi, nope', 'from math.pi import x', 'import collections.OrderedDict', 'from json import *, x', 'import', 'from math import', 'from math import (pi', 'import math as', 'import a.b as c.d', 'from math import pi as', 'import *', 'from math import (pi,)', 'from math import pi,', 'import math,', 'def f():\n from math import *', 'class C:\n from math import *', 'import 5', 'from 5 import x', 'import "math"', 'from math import "pi"', 'import math.', 'from . math import pi', 'from ...', 'import .math', 'import a b', 'from a import b.c', 'import math; math.nope()':
    try:
        run(source)
        print(repr(source), 'ok')
    except Exception as error: print(repr(source), '->', type(error).__name__, str(error).split(' (/')[0].removesuffix(' (unknown location)'))
# === attributes of the errors ===
try: import nope.deep
except ModuleNotFoundError as error: print(error.name, error.path, error.msg, isinstance(error, ImportError))
try: from math import nope
except ImportError as error: print(error.name, type(error).__name__, error.name_from)
attempt(__import__, '')
attempt(__import__, 5)
attempt(lambda: __import__('math', {}, {}, (), 1))
import importlib
attempt(importlib.import_module, '.x')
attempt(importlib.import_module, 'no_such_module_here')
# === names are bound only after success ===
try: import math as found, nope
except ImportError: print('found' in globals())
try: from math import e as first, nope as second
except ImportError: print('first' in globals())
# === fallback idiom ===
try: import fast_nope as lib
except ImportError: import json as lib
print(lib.__name__)
try: import numpy_nope
except ModuleNotFoundError as error: print(f'{error} -> fallback')
