# === from __future__ import annotations keeps the source text ===
from __future__ import annotations
x: undefined_type = 1
y: list[int] | None
def f(a: Undefined, b: 1 + 2, *args: x.y.z, c: 'quoted' = 1, **kw: {'a': [1, 2]}) -> lambda q: q: pass
class C:
    a: C
    b: not_there[int, 'str'] = 5
    def m(self, other: C) -> C | None: return other
print(__annotations__, f.__annotations__, C.__annotations__, C.m.__annotations__, sep='\n')

# === the text is normalised from the tree ===
def g(a: (1), b: "x" 'y', c: [ 1,2 , 3 ], d: x if y else z, e: -1 ** 2, f: a.b [ 0 ]( 1 ), g: not  a and b or c, h: {**a, 'b':1}, i: f(*a, k = 1, **b), j: a[1:2, ...], k: [i for i in x if i], l: lambda a, /, b=1, *c, d, **e: 0, m: 1.50, n: 0x10, o: "it's", p: b'x', q: f'{a!r:>{w}}', r: a < b <= c is not d, s: (a, ), t: (), u: {1, 2}, v: await_, w: -x, x: 1e10, y: ..., z: a @ b // c % d): pass
for name, text in g.__annotations__.items(): print(name, repr(text))

# === nothing is evaluated, locals of functions neither ===
def h():
    v: 1 / 0 = 5
    return v
w: 1 / 0
print(h(), __annotations__['w'], annotations)
for source in 'from __future__ import nope', 'x = 1\nfrom __future__ import annotations', '"doc"\nfrom __future__ import annotations\nx: y', 'from __future__ import braces', 'from __future__ import *', 'def f():\n from __future__ import annotations':
    try:
        compile(source, '<f>', 'exec', dont_inherit=True)
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
