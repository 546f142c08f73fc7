"""Operators of counters drawn at random, and what named tuples refuse."""
from collections import Counter, namedtuple
import copy
import random
r=random.Random(5)
def c(): return Counter({r.choice('abcdef'):r.choice([-2,-1,0,1,2,3,1.5]) for _ in range(r.randint(0,5))})
for i in range(60):
    a,b=c(),c()
    print(a+b,a-b,a|b,a&b,+a,-a,a==b,a!=b,a<b,a<=b,a>b,a>=b, list((a+b).items()), list((a|b).items()))
    for op in ('__iadd__','__isub__','__ior__','__iand__'):
        x=Counter(a); getattr(x,op)(b); print(x, list(x))
for f in (lambda: namedtuple('A','x y x'), lambda: namedtuple('A','x 1y'), lambda: namedtuple('class','x'), lambda: namedtuple('A','_x'), lambda: namedtuple('A','def'), lambda: namedtuple('A','_x def x x 1 ok',rename=True)._fields, lambda: namedtuple('A','x',defaults=(1,2)), lambda: namedtuple('A','x y',defaults=(5,))(1), lambda: namedtuple('A','x y',defaults=(5,))._field_defaults, lambda: namedtuple('1A','x'), lambda: namedtuple('A','x y')._make([1]), lambda: namedtuple('A','x y')(1,2)._replace(z=1), lambda: namedtuple('A','x y')(1,2)._replace(x=9), lambda: namedtuple('A',['x','y'])(1), lambda: namedtuple('A','x y').__new__.__qualname__, lambda: namedtuple('A','')(), lambda: namedtuple('A','x')(3)._asdict(), lambda: namedtuple('A','x', module='mm').__module__, lambda: namedtuple('A','x').__doc__, lambda: namedtuple('A','x').x.__doc__, lambda: Counter('ab')+{'a':1}, lambda: Counter('ab')<3, lambda: Counter(a=1)=={'a':1}, lambda: Counter.fromkeys('ab'), lambda: copy.copy(Counter('aab')), lambda: namedtuple('A','x', rename=True, defaults=[1])(), lambda: namedtuple('_A','x')(1), lambda: namedtuple('A','A x')(1,2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
