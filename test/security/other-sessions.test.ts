/** What one session changes, another one of the same engine does not see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterwards } from './attack.ts';

/** What the first session does, what the second asks, the answer of a fresh engine. */
const LEAKS: readonly (readonly [name: string, change: string, probe: string, answer: unknown])[] = [
  [
    'subclasses of builtin types',
    'class Leak(Exception): pass\nclass Leak2(list): pass',
    "[c.__name__ for b in (list, Exception, object) for c in b.__subclasses__() if 'Leak' in c.__name__]",
    [],
  ],
  ['functions of modules', 'import json\njson.dumps = None', 'import json\njson.dumps([1])', '[1]'],
  [
    'constants of modules',
    'import math\nmath.pi = 3\ndel math.sin',
    "import math\n(math.pi > 3, hasattr(math, 'sin'))",
    [true, true],
  ],
  [
    'sys.modules and sys.path',
    "import sys\nsys.modules['math'] = 5\nsys.leak = 1\nsys.path.append('x')",
    "import sys, math\n(hasattr(sys, 'leak'), math.pi > 3, 'x' in sys.path)",
    [false, true, false],
  ],
  [
    'registered abstract classes',
    'import collections.abc as c\nc.Sized.register(int)',
    'import collections.abc as c\nisinstance(5, c.Sized)',
    false,
  ],
  [
    'limits',
    'import sys\nsys.setrecursionlimit(50)\nsys.set_int_max_str_digits(700)',
    'import sys\n(sys.getrecursionlimit(), sys.get_int_max_str_digits())',
    [1000, 4300],
  ],
  ['seeds', 'import random\nrandom.seed(1)', 'import random\nrandom.random() == 0.13436424411240122', false],
  [
    'builtins',
    'import builtins\nbuiltins.len = None\nbuiltins.leak = 1',
    "import builtins\n(len([]), hasattr(builtins, 'leak'))",
    [0, false],
  ],
  [
    'attributes of builtin functions',
    "for o in (len, str.upper, int, ValueError):\n  for n in ('leak', '__doc__', '__name__'):\n    try: setattr(o, n, 'leak')\n    except (AttributeError, TypeError): pass",
    "[o for o in (len, str.upper, int, ValueError) if hasattr(o, 'leak') or 'leak' in (o.__doc__, o.__name__)]",
    [],
  ],
  [
    'classes of modules',
    'import enum, collections\nenum.Enum.leak = 1\ncollections.Counter.leak = 1',
    "import enum, collections\n(hasattr(enum.Enum, 'leak'), hasattr(collections.Counter, 'leak'))",
    [false, false],
  ],
  [
    'warning filters',
    "import warnings\nwarnings.filters.insert(0, 'leak')",
    "import warnings\n'leak' in warnings.filters",
    false,
  ],
  [
    'defaults of functions with the same source',
    'def f(a=[]):\n  a.append(1)\n  return a\nf()',
    'def f(a=[]):\n  a.append(1)\n  return a\nf()',
    [1],
  ],
];

for (const [name, change, probe, answer] of LEAKS)
  test(`no leak of ${name}`, async () => assert.deepEqual(await afterwards(change, probe), answer));
